import { findObject } from '../../judging/framing.ts';
import { PIECES_OVER_MS, SLOW_AFTER_MS } from '../../shared/protocol.ts';
import { askPlainly, judgeVisit, sentLineEnd, tookMs } from '../ask.ts';
import { fail, firstVisit, pass, type Rule, type Subject } from '../subject.ts';
import type { Visit } from '../timeline.ts';

/** A right answer that takes longer than this gets a note. */
const NOTED_AFTER_MS = 500;

/** More visits to a slow server: on a busy machine one answer can be late by accident. */
const MORE_TIMES = 2;

/** The answer must come before a crawl would call it slow. */
export const inTime: Rule = {
  id: '2.4',
  needs: ['2.1'],
  async test(subject) {
    const said = await firstVisit(subject);
    const quickest = await findQuickest(subject, said);
    const afterMs = tookMs(quickest);
    if (afterMs === undefined) return pass();
    if (afterMs > SLOW_AFTER_MS)
      return fail({ code: 'slow', afterMs: Math.round(afterMs), ...pausesOf(quickest) }, quickest);
    return afterMs > NOTED_AFTER_MS ? pass({ code: 'slow', afterMs: Math.round(afterMs) }) : pass();
  },
};

async function findQuickest({ visit, needsLineEnd }: Subject, first: Visit): Promise<Visit> {
  let quickest = first;
  for (let time = 0; time < MORE_TIMES; time++) {
    if ((tookMs(quickest) ?? 0) <= SLOW_AFTER_MS || (await needsLineEnd())) break;
    const again = await visit(askPlainly);
    if (!again.visit) break;
    const ms = tookMs(again.visit);
    if (ms !== undefined && ms < (tookMs(quickest) ?? 0)) quickest = again.visit;
  }
  return quickest;
}

/** The time between the first and the last piece of an answer, if it is worth mentioning. */
function pausesOf({ reads }: Visit): { overMs?: number } {
  const overMs = Math.round((reads.at(-1)?.at ?? 0) - (reads[0]?.at ?? 0));
  return overMs > PIECES_OVER_MS ? { overMs } : {};
}

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

/** The reply must not be followed by a reset. A connection that stays open is only noted. */
export const endsWell: Rule = {
  id: '2.6',
  needs: ['2.5'],
  async test(subject) {
    const said = await firstVisit(subject);
    switch (said.ending) {
      case 'reset':
        // Our own late line end, left unread by the server, also causes a reset: not the server's fault.
        return !sentLineEnd(said) && (await isReset(subject))
          ? fail({ code: 'reset-after-reply' }, said)
          : pass();
      case 'left':
        return (await staysOpen(subject)) ? pass({ code: 'kept-open' }) : pass();
      default:
        return pass();
    }
  },
};

/** Whether a second reply is followed by a reset, too: one may be an accident, such as a request that came too late. */
async function isReset({ visit }: Subject): Promise<boolean> {
  const again = await visit(askPlainly);
  return again.visit ? again.visit.ending === 'reset' : again.failure === 'refused';
}

/** Whether the connection stays open: unlike the first visit, this one waits for servers that sleep before they close. */
async function staysOpen({ visit }: Subject): Promise<boolean> {
  let isOpen = false;
  await visit(async connection => {
    await askPlainly(connection);
    if (connection.received().length === 0) return;
    await connection.pause(SLOW_AFTER_MS);
    isOpen = !connection.isOver();
  });
  return isOpen;
}
