import { findObject } from '../../judging/framing.ts';
import { MAX_REPLY_BYTES, PIECES_OVER_MS } from '../../shared/protocol.ts';
import { fail, pass, type Rule } from '../subject.ts';
import type { Visit } from '../timeline.ts';
import { firstVisit } from './first-visit.ts';

/** What begins as an object has to come to its closing brace, within the limit. */
export const complete: Rule = {
  id: '2.5',
  needs: ['2.1'],
  finds: ['cut-short', 'too-large'],
  async test(subject) {
    const said = await firstVisit(subject);
    if (!said) return pass();
    const framing = findObject(said.received);
    const isLong =
      framing.state === 'whole' ? framing.end > MAX_REPLY_BYTES : said.received.length > MAX_REPLY_BYTES;
    if (framing.state !== 'hopeless' && isLong) {
      return fail({ code: 'too-large', limit: MAX_REPLY_BYTES }, said, MAX_REPLY_BYTES);
    }
    if (framing.state === 'whole') return notePieces(said, framing.end);
    if (framing.state === 'hopeless') return pass();
    const bytes = said.received.length;
    const ending = said.ending === 'left' ? 'deadline' : said.ending;
    return fail({ code: 'cut-short', ending, bytes, afterMs: 0 }, said, bytes);
  },
};

function notePieces({ reads }: Visit, end: number) {
  const pieces = reads.findIndex(({ bytes }) => bytes >= end) + 1;
  const overMs = Math.round((reads[pieces - 1]?.at ?? 0) - (reads[0]?.at ?? 0));
  return pieces > 1 && overMs > PIECES_OVER_MS ? pass({ code: 'in-pieces', pieces, overMs }) : pass();
}
