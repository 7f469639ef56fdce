import { findObject } from '../../judging/framing.ts';
import { idOf } from '../../judging/verdict.ts';
import { type Reply, readReply } from '../../shared/reply.ts';
import { findListed, MOST_NEAREST } from '../../survey/roster.ts';
import { judgeVisit } from '../ask.ts';
import { fail, firstVisit, pass, type Rule } from '../subject.ts';

/** Height in centimetres, weight in kilograms, and a size that exists. */
export const plausible: Rule = {
  id: '4.5',
  needs: ['4.4'],
  async test(subject) {
    const said = await firstVisit(subject);
    const reply = readBody(said.received);
    if (reply?.kind === 'problem') return fail(reply.problem, said);
    const notes = reply?.notes ?? [];
    return pass(...notes.filter(({ code }) => code === 'jin-or-pounds'));
  },
};

/** Reads the measures alone; another rule looks at the id. */
function readBody(received: Buffer): Reply | undefined {
  const framing = findObject(received);
  if (framing.state !== 'whole') return undefined;
  const record: unknown = JSON.parse(received.subarray(framing.start, framing.end).toString());
  return readReply({ ...Object(record), id: 'any' });
}

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
