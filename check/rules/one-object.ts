import { findObject } from '../../judging/framing.ts';
import { fail, type Rule } from '../subject.ts';
import { firstVisit } from './first-visit.ts';
import { judgeFor } from './of-the-reply.ts';

const finds = ['not-an-object', 'error-reply'] as const;

/** The JSON has to be one flat object: the record, and not an error or a box around it. */
export const oneObject: Rule = {
  id: '4.2',
  needs: ['4.1'],
  finds: [...finds, 'nested'],
  async test(subject) {
    const said = await firstVisit(subject);
    const under = said && findBox(said.received);
    return under === undefined ? judgeFor(finds, subject) : fail({ code: 'nested', under }, said);
  },
};

/** The key under which a reply has its record one level too deep. */
function findBox(received: Buffer): string | undefined {
  const framing = findObject(received);
  if (framing.state !== 'whole') return undefined;
  const reply: unknown = JSON.parse(received.subarray(framing.start, framing.end).toString());
  const keys = Object.entries(Object(reply));
  const [only] = keys;
  return keys.length === 1 && only && isRecordLike(only[1]) ? only[0] : undefined;
}

function isRecordLike(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'height' in value && 'weight' in value;
}
