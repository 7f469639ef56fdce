import { NEWLINE_ANSWER_MS } from '../../shared/protocol.ts';
import { fail, pass, type Rule } from '../subject.ts';
import { firstVisit } from './first-visit.ts';

/** `get` comes without a line end, and is complete without one. */
export const noLineEnd: Rule = {
  id: '2.3',
  needs: ['2.1'],
  finds: ['needed-newline'],
  async test(subject) {
    const said = await firstVisit(subject);
    const [, nudge] = said?.timeline.filter(({ what }) => what === 'sent') ?? [];
    const waited = (said?.reads[0]?.at ?? 0) - (nudge?.at ?? 0);
    // A server that waits for a line answers at once when it has one; a later answer was slow for another reason.
    const needed = nudge !== undefined && waited < NEWLINE_ANSWER_MS;
    return needed ? fail({ code: 'needed-newline' }, said) : pass();
  },
};
