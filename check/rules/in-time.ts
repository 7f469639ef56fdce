import { PIECES_OVER_MS, SLOW_AFTER_MS } from '../../shared/protocol.ts';
import { askPlainly, tookMs } from '../ask.ts';
import { fail, pass, type Rule, type Subject } from '../subject.ts';
import type { Visit } from '../timeline.ts';
import { firstVisit } from './first-visit.ts';

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
