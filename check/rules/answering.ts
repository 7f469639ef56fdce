import { judgeVisit } from '../ask.ts';
import { HESITATION_MS } from '../first-contact.ts';
import { findSpelling, isGone, isServedByNext } from '../probes.ts';
import { fail, firstVisit, type Outcome, pass, type Rule, type Subject } from '../subject.ts';
import { endOf, timeOf, type Visit } from '../timeline.ts';

/** The server must answer, and must not wait until we hang up. */
export const answers: Rule = {
  id: '2.1',
  needs: ['1.3'],
  async test(subject) {
    const said = (await subject.first()).visit;
    if (!said) return fail({ code: 'reset', afterMs: 0 });
    const firstByteAt = said.reads[0]?.at;
    if (firstByteAt === undefined) return explainNothing(subject, said);
    const halfClosedAt = timeOf(said, 'half-closed');
    const cameAtEnd = halfClosedAt !== undefined && firstByteAt >= halfClosedAt;
    return cameAtEnd ? fail({ code: 'answers-at-end' }, said) : pass();
  },
};

/** Finds the cause by more visits, since several causes look the same in the first one. */
async function explainNothing(subject: Subject, said: Visit): Promise<Outcome> {
  const halfClosedAt = timeOf(said, 'half-closed');
  const isSilent = halfClosedAt !== undefined;
  const isEarly = timeOf(said, 'sent') === undefined;
  const afterMs = Math.round(halfClosedAt ?? endOf(said));
  if (!isSilent && (await isGone(subject))) {
    const wasQuiet = isEarly && afterMs > HESITATION_MS;
    return fail(wasQuiet ? { code: 'gone-afterwards', after: 'silent' } : { code: 'crashed' }, said);
  }
  if ((isSilent || isEarly) && (await isServedByNext(subject))) return fail({ code: 'every-other' }, said);
  const sent = await findSpelling(subject);
  if (sent !== undefined) return fail({ code: 'other-spelling', sent }, said);
  if (isSilent) return fail({ code: 'silent', afterMs }, said);
  if (said.ending === 'reset') return fail({ code: 'reset', afterMs }, said);
  return fail({ code: 'closed', afterMs, ...(isEarly && { unasked: true }) }, said);
}

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
