import { reasonOf } from '../shared/error.ts';
import { showEvidence } from './evidence.ts';
import { hintsOf } from './hints.ts';
import { locate } from './locate.ts';
import { OwnTroubleError } from './own-trouble.ts';
import type { HostCheck, RuleResult } from './result.ts';
import type { Outcome, Rule, Subject } from './subject.ts';
import { type Moment, shortened } from './timeline.ts';

/**
 * Tests the rules in order, each one only if the rules it needs have passed. If a rule itself breaks, its result is an
 * error, which never counts against the server. `verbose` keeps all bytes and moments of a failed rule.
 */
export async function runRules(
  rules: readonly Rule[],
  subject: Subject,
  options: { verbose: boolean; signal: AbortSignal },
): Promise<RuleResult[]> {
  const results = new Map<string, RuleResult>();
  for (const rule of [...rules.filter(({ last }) => !last), ...rules.filter(({ last }) => last)]) {
    options.signal.throwIfAborted();
    const obstacle = [...results.values()].find(result => isInTheWay(result, rule));
    results.set(rule.id, obstacle ? notReached(rule, obstacle) : await attempt(rule, subject, options));
  }
  return rules.flatMap(({ id }) => results.get(id) ?? []);
}

/** After these findings nobody is served any more: stop, or later rules get the blame. */
const ends: ReadonlySet<string> = new Set([
  'gone-afterwards',
  'one-shot',
  'stuck',
  'used-up',
  'crash-on-leave',
]);

function isInTheWay({ id, state, finding }: RuleResult, { needs }: Rule): boolean {
  if (finding && ends.has(finding.code)) return true;
  // The server is still working off the crowd, or has got stuck in it.
  if (finding?.code === 'crowd' && finding.busy) return true;
  return state !== 'passed' && needs.includes(id);
}

/** The first rule that failed: the one to fix first, since its finding explains the rest. */
export function headlineOf(results: readonly RuleResult[]): RuleResult | undefined {
  return results.find(({ state }) => state === 'failed');
}

/** Sums up all results. An error outweighs a failure, since our own trouble may have caused it. */
export function outcomeOf(results: readonly RuleResult[]): HostCheck['outcome'] {
  if (results.some(({ state }) => state === 'error')) return 'error';
  return headlineOf(results) ? 'failed' : 'passed';
}

function notReached({ id }: Rule, obstacle: RuleResult): RuleResult {
  const needs = obstacle.state === 'not-reached' ? (obstacle.needs ?? obstacle.id) : obstacle.id;
  return { id, state: 'not-reached', needs, advice: [], ms: 0 };
}

async function attempt(
  rule: Rule,
  subject: Subject,
  { verbose, signal }: { verbose: boolean; signal: AbortSignal },
): Promise<RuleResult> {
  const startedAt = performance.now();
  const took = () => Math.round(performance.now() - startedAt);
  try {
    const outcome = await rule.test(subject);
    return describe(rule, outcome, { verbose, ms: took() });
  } catch (error) {
    signal.throwIfAborted();
    const text = reasonOf(error);
    const trouble = error instanceof OwnTroubleError && { trouble: error.trouble };
    return { id: rule.id, state: 'error', error: text, ...trouble, advice: [], ms: took() };
  }
}

function describe(
  { id }: Rule,
  outcome: Outcome,
  { verbose, ms }: { verbose: boolean; ms: number },
): RuleResult {
  if (outcome.finding === undefined) return { id, state: 'passed', advice: outcome.advice, ms };
  const { finding, visit } = outcome;
  const moments = visit?.timeline.map(rounded) ?? [];
  return {
    id,
    state: 'failed',
    finding,
    ...hintsOf(finding.code, visit?.timeline),
    ...(visit && visit.received.length > 0
      ? { evidence: showEvidence(visit.received, locate(visit.received, finding)) }
      : {}),
    ...(visit ? { timeline: verbose ? moments : shortened(moments) } : {}),
    ...(visit && verbose ? { received: visit.received.toString('latin1') } : {}),
    advice: [],
    ms,
  };
}

/** Rounds to tenths of a millisecond; more digits would be noise. */
function rounded(moment: Moment): Moment {
  return { ...moment, at: Math.round(moment.at * 10) / 10 };
}
