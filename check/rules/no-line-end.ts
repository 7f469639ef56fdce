import { judgeVisit } from '../ask.ts';
import { findSpelling } from '../probes.ts';
import { fail, pass, type Rule } from '../subject.ts';
import { firstVisit } from './first-visit.ts';

/** `get` in small letters and without a line end is a complete request. */
export const noLineEnd: Rule = {
  id: '2.3',
  needs: ['2.1'],
  async test(subject) {
    const said = await firstVisit(subject);
    if (await subject.needsLineEnd()) return fail({ code: 'needed-newline' }, said);
    const verdict = judgeVisit(said);
    const isRefusal = 'problem' in verdict && refusals.has(verdict.problem.code);
    const sent = isRefusal ? await findSpelling(subject) : undefined;
    return sent === undefined ? pass() : fail({ code: 'other-spelling', sent }, said);
  },
};

/** Replies that may mean that the server does not know the request. */
const refusals: ReadonlySet<string> = new Set(['error-reply', 'error-text', 'not-json', 'not-an-object']);
