import { REQUEST } from '../../shared/protocol.ts';
import { fail, pass, type Rule } from '../subject.ts';
import { unlessGone } from './alive.ts';

/** Repeated, since it is a matter of luck whether a reset hits the server while it reads, while it writes or not at all. */
const TIMES = 5;

/** A client may vanish when a laptop closes: the server must survive a reset, before and after the request. */
export const abruptClient: Rule = {
  id: '6.3',
  needs: ['6.1'],
  strict: true,
  last: true,
  async test(subject) {
    for (let time = 0; time < TIMES; time++) {
      await subject.visit(async connection => connection.reset());
      await subject.visit(async connection => {
        connection.send(REQUEST);
        connection.reset();
      });
    }
    const afterwards = await unlessGone(subject, pass(), 'reset');
    return afterwards.finding?.code === 'gone-afterwards' ? fail({ code: 'crash-on-leave' }) : afterwards;
  },
};
