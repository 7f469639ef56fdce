import { fail, pass, type Rule } from '../subject.ts';
import { timeOf } from '../timeline.ts';
import { firstVisit } from './first-visit.ts';

/** The server must wait for a request before it answers. */
export const waitsForRequest: Rule = {
  id: '2.2',
  needs: ['2.1'],
  async test(subject) {
    const said = await firstVisit(subject);
    const firstByteAt = said.reads[0]?.at ?? 0;
    const isEarly = firstByteAt < (timeOf(said, 'sent') ?? Number.POSITIVE_INFINITY);
    return isEarly ? fail({ code: 'speaks-first' }, said) : pass();
  },
};
