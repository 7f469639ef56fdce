import { idOf } from '../../judging/verdict.ts';
import { findListed, MOST_NEAREST } from '../../survey/roster.ts';
import { judgeVisit } from '../ask.ts';
import { fail, pass, type Rule } from '../subject.ts';
import { firstVisit } from './first-visit.ts';

/** The student number must be on the class list. */
export const onRoster: Rule = {
  id: '5.3',
  needs: ['5.2'],
  needsRoster: true,
  async test(subject) {
    if (!subject.roster) return pass();
    const said = await firstVisit(subject);
    const id = idOf(judgeVisit(said));
    const found = id === undefined ? undefined : findListed(subject.roster, id);
    if (!found || 'listed' in found) return pass();
    const near = found.nearest.slice(0, MOST_NEAREST).map(listed => listed.id);
    return fail({ code: 'not-on-roster', near }, said);
  },
};
