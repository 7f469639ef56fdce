import { REQUEST } from '../../shared/protocol.ts';
import { fail, pass, type Rule } from '../subject.ts';
import { unlessGone } from './alive.ts';

/** Whether a server hears of a reset while it reads, while it writes or not at all is a matter of luck. */
const TIMES = 5;

/** A laptop is closed, a program is ended: its server hears of a reset, before and after the request. */
export const abruptClient: Rule = {
  id: '6.3',
  needs: ['6.1'],
  finds: ['crash-on-leave'],
  strict: true,
  async test(subject) {
    for (let time = 0; time < TIMES; time++) {
      await subject.visit(async connection => connection.reset());
      await subject.visit(async connection => {
        connection.send(REQUEST);
        connection.reset();
      });
    }
    const afterwards = await unlessGone(subject, pass());
    return afterwards.finding ? fail({ code: 'crash-on-leave' }, afterwards.visit) : afterwards;
  },
};
