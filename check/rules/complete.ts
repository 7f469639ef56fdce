import { findObject } from '../../judging/framing.ts';
import { PIECES_OVER_MS } from '../../shared/protocol.ts';
import { judgeVisit } from '../ask.ts';
import { fail, pass, type Rule } from '../subject.ts';
import type { Visit } from '../timeline.ts';
import { firstVisit } from './first-visit.ts';

/** An object must reach its closing brace within the size limit. */
export const complete: Rule = {
  id: '2.5',
  needs: ['2.1'],
  async test(subject) {
    const said = await firstVisit(subject);
    const verdict = judgeVisit(said);
    if ('problem' in verdict && (verdict.status === 'incomplete' || verdict.status === 'too-large'))
      return fail(verdict.problem, said);
    return notePieces(said);
  },
};

function notePieces({ reads, received }: Visit) {
  const framing = findObject(received);
  if (framing.state !== 'whole') return pass();
  const pieces = reads.findIndex(({ bytes }) => bytes >= framing.end) + 1;
  const overMs = Math.round((reads[pieces - 1]?.at ?? 0) - (reads[0]?.at ?? 0));
  return pieces > 1 && overMs > PIECES_OVER_MS ? pass({ code: 'in-pieces', pieces, overMs }) : pass();
}
