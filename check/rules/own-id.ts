import { idOf } from '../../judging/verdict.ts';
import { judgeVisit } from '../ask.ts';
import { fail, pass, type Rule } from '../subject.ts';
import { firstVisit } from './first-visit.ts';

/** The student number in the example of docs/protocol.md. */
export const SAMPLE_ID = '2026010117';

/** The student number must not be the one of the example. */
export const ownId: Rule = {
  id: '5.2',
  needs: ['5.1'],
  async test(subject) {
    const said = await firstVisit(subject);
    return idOf(judgeVisit(said)) === SAMPLE_ID ? fail({ code: 'sample-id' }, said) : pass();
  },
};
