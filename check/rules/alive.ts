import type { LastDeed } from '../../shared/check-problems.ts';
import { REPLY_DEADLINE_MS } from '../../shared/protocol.ts';
import { askPlainly, hasRecord, tookMs } from '../ask.ts';
import { fail, type Outcome, type Subject } from '../subject.ts';
import type { Visited } from '../visit.ts';

/** Visits without the record before a server is given up: it may still be working off the clients of the rule before. */
const VISITS = 3;

/**
 * Checks after a rule that the server still answers a normal client. If it does not, that is the rule's finding: what the
 * rule itself found may have the same cause. A crowd is the exception, since a slow server may still be serving it. A
 * server that hangs up or says something else is not stuck: it keeps something of the clients before.
 */
export async function unlessGone({ visit }: Subject, outcome: Outcome, after?: LastDeed): Promise<Outcome> {
  let last: Visited | undefined;
  for (let time = 0; time < VISITS; time++) {
    last = await visit(askPlainly);
    if (hasRecord(last)) return outcome;
    if (last.failure === 'refused') return fail({ code: 'gone-afterwards', after });
  }
  if (outcome.finding && after === 'crowd') {
    const { finding } = outcome;
    return finding.code === 'crowd' ? fail({ ...finding, busy: true }, outcome.visit) : outcome;
  }
  if (last && !isSilent(last)) return fail({ code: 'used-up' }, last.visit);
  return fail({ code: 'stuck', several: true, after }, last?.visit);
}

/** Whether the server neither said anything nor ended the connection. */
export function isSilent({ visit }: Visited): boolean {
  return !visit || (visit.received.length === 0 && visit.ending === 'left');
}

/** Replaces the outcome by `slow` if more than `allowed` of the visits took longer than a crawl would wait. */
export function unlessSlow(
  visits: readonly Visited[],
  outcome: Outcome,
  { allowed = 0 }: { allowed?: number } = {},
): Outcome {
  const times = visits.map(({ visit }) => (visit && tookMs(visit)) ?? 0);
  const afterMs = Math.round(times.toSorted((a, b) => b - a)[allowed] ?? 0);
  return afterMs > REPLY_DEADLINE_MS ? fail({ code: 'slow', afterMs }) : outcome;
}
