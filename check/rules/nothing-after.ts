import { findObject, skipBlanks } from '../../judging/framing.ts';
import { fail, pass, type Rule } from '../subject.ts';
import { firstVisit } from './first-visit.ts';

/** How much of what follows is quoted. */
const QUOTED_BYTES = 60;

/** One request, one object, and nothing but white space after it. */
export const nothingAfter: Rule = {
  id: '3.4',
  needs: ['3.3'],
  finds: ['trailing-data', 'sent-twice'],
  async test(subject) {
    const said = await firstVisit(subject);
    if (!said) return pass();
    const framing = findObject(said.received);
    if (framing.state !== 'whole') return pass();
    const at = skipBlanks(said.received, framing.end);
    const rest = said.received.subarray(at);
    if (rest.length === 0) return pass();
    const object = said.received.subarray(framing.start, framing.end);
    if (rest.toString().trim() === object.toString()) return fail({ code: 'sent-twice' }, said, at);
    return fail({ code: 'trailing-data', after: rest.subarray(0, QUOTED_BYTES).toString() }, said, at);
  },
};
