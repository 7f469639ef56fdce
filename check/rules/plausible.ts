import { findObject } from '../../judging/framing.ts';
import { type Reply, readReply } from '../../shared/reply.ts';
import { fail, pass, type Rule } from '../subject.ts';
import { firstVisit } from './first-visit.ts';

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
