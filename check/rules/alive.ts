import { REPLY_DEADLINE_MS } from '../../shared/protocol.ts';
import { askPlainly, hasRecord, tookMs } from '../ask.ts';
import { fail, type Outcome, type Subject } from '../subject.ts';
import type { Visited } from '../visit.ts';

/** Asks as an honest client does, after a rule: where nobody answers any more, that is what the rule has found. */
export async function unlessGone({ visit }: Subject, outcome: Outcome): Promise<Outcome> {
  const afterwards = await visit(askPlainly);
  if (hasRecord(afterwards)) return outcome;
  return fail({ code: 'gone-afterwards' }, 'visit' in afterwards ? afterwards.visit : undefined);
}

/** What there is to say of visits that all brought a record: nothing, or that one came too late for a crawl. */
export function unlessSlow(visits: readonly Visited[], outcome: Outcome): Outcome {
  const times = visits.map(visited => ('visit' in visited ? (tookMs(visited.visit) ?? 0) : 0));
  const afterMs = Math.round(Math.max(0, ...times));
  return afterMs > REPLY_DEADLINE_MS ? fail({ code: 'slow', afterMs }) : outcome;
}
