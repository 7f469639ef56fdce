import { REPLY_DEADLINE_MS, SLOW_AFTER_MS } from '../../shared/protocol.ts';
import { wholeAfter } from '../reply.ts';
import { fail, pass, type Rule } from '../subject.ts';
import { firstVisit } from './first-visit.ts';

/** A crawl does not wait for long; a check does, to be able to say so. */
export const inTime: Rule = {
  id: '2.4',
  needs: ['2.1'],
  finds: ['slow'],
  async test(subject) {
    const said = await firstVisit(subject);
    const afterMs = Math.round((said && wholeAfter(said)) ?? 0);
    if (afterMs > REPLY_DEADLINE_MS) return fail({ code: 'slow', afterMs }, said);
    return afterMs > SLOW_AFTER_MS ? pass({ code: 'slow', afterMs }) : pass();
  },
};
