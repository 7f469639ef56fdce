import { SLOW_AFTER_MS } from '../../shared/protocol.ts';
import { wholeAfter } from '../reply.ts';
import { fail, pass, type Rule } from '../subject.ts';
import { firstVisit } from './first-visit.ts';

/** A right answer that takes longer than this is worth a word to its student. */
const NOTED_AFTER_MS = 500;

/** A crawl does not wait for long; a check does, to be able to say so. */
export const inTime: Rule = {
  id: '2.4',
  needs: ['2.1'],
  finds: ['slow'],
  async test(subject) {
    const said = await firstVisit(subject);
    const afterMs = Math.round((said && wholeAfter(said)) ?? 0);
    if (afterMs > SLOW_AFTER_MS) return fail({ code: 'slow', afterMs }, said);
    return afterMs > NOTED_AFTER_MS ? pass({ code: 'slow', afterMs }) : pass();
  },
};
