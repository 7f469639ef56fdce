import type { LastDeed } from '../../shared/check-problems.ts';
import { REPLY_DEADLINE_MS } from '../../shared/protocol.ts';
import { askPlainly, hasRecord, tookMs } from '../ask.ts';
import { fail, type Outcome, type Subject } from '../subject.ts';
import type { Visited } from '../visit.ts';

/** A queue that a rule has filled takes a while to empty: a server is given up after so many silent visits. */
const VISITS = 3;

/**
 * Asks as an honest client does, after a rule: where the server has ended, that is what the rule has found. One that is
 * there and does not answer is that only where the rule has found nothing else.
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

/** What there is to say of visits that all brought a record: nothing, or that one came too late for a crawl. */
export function unlessSlow(visits: readonly Visited[], outcome: Outcome): Outcome {
  const times = visits.map(visited => ('visit' in visited ? (tookMs(visited.visit) ?? 0) : 0));
  const afterMs = Math.round(Math.max(0, ...times));
  return afterMs > REPLY_DEADLINE_MS ? fail({ code: 'slow', afterMs }) : outcome;
}
