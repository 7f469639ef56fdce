import { PIECES_OVER_MS, SLOW_AFTER_MS } from '../../shared/protocol.ts';
import { askPlainly, tookMs } from '../ask.ts';
import { fail, pass, type Rule, type Subject } from '../subject.ts';
import type { Visit } from '../timeline.ts';
import { firstVisit } from './first-visit.ts';

/** A right answer that takes longer than this is worth a word to its student. */
const NOTED_AFTER_MS = 500;

/** On a busy machine one answer can be late by accident: a server is slow where it is slow each time. */
const MORE_TIMES = 2;

/** A crawl does not wait for long; a check does, to be able to say so. */
export const inTime: Rule = {
  id: '2.4',
  needs: ['2.1'],
  finds: ['slow'],
  async test(subject) {
    const said = await firstVisit(subject);
    if (!said) return pass();
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
    if (!('visit' in again)) break;
    const ms = tookMs(again.visit);
    if (ms !== undefined && ms < (tookMs(quickest) ?? 0)) quickest = again.visit;
  }
  return quickest;
}

/** How much of the time lies between the pieces of an answer. */
function pausesOf({ reads }: Visit): { overMs?: number } {
  const overMs = Math.round((reads.at(-1)?.at ?? 0) - (reads[0]?.at ?? 0));
  return overMs > PIECES_OVER_MS ? { overMs } : {};
}
