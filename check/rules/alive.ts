import type { LastDeed } from '../../shared/check-problems.ts';
import { REPLY_DEADLINE_MS } from '../../shared/protocol.ts';
import { askPlainly, hasRecord, tookMs } from '../ask.ts';
import { fail, type Outcome, type Subject } from '../subject.ts';
import type { Visited } from '../visit.ts';

/** Silent visits before a server is given up: it may still be working off the clients of the rule before. */
const VISITS = 3;

/**
 * Checks after a rule that the server still answers a normal client. If the server has ended, that is the rule's finding.
 * If it runs but does not answer, that counts only if the rule found nothing else.
 */
export async function unlessGone({ visit }: Subject, outcome: Outcome, after?: LastDeed): Promise<Outcome> {
  const gone = { code: 'gone-afterwards', ...(after && { after }) } as const;
  let last: Visited | undefined;
  for (let time = 0; time < VISITS; time++) {
    last = await visit(askPlainly);
    if (hasRecord(last)) return outcome;
    if ('failure' in last && last.failure === 'refused') return fail(gone);
  }
  if (outcome.finding) return outcome;
  return fail(gone, last && 'visit' in last ? last.visit : undefined);
}

/** Replaces the outcome by `slow` if one of the visits took longer than a crawl would wait. */
export function unlessSlow(visits: readonly Visited[], outcome: Outcome): Outcome {
  const times = visits.map(visited => ('visit' in visited ? (tookMs(visited.visit) ?? 0) : 0));
  const afterMs = Math.round(Math.max(0, ...times));
  return afterMs > REPLY_DEADLINE_MS ? fail({ code: 'slow', afterMs }) : outcome;
}
