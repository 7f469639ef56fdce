import type { RefereeRule } from '../shared/referee.ts';
import type { Observation } from './observation.ts';
import type { RefereeRuleResult } from './result.ts';
import { notReached, type Rule } from './rule.ts';
import { askingRules } from './rules/asking.ts';
import { droppingRules } from './rules/dropping.ts';
import { findingRules } from './rules/finding.ts';
import { survivingRules } from './rules/surviving.ts';

/** The rules in the order of the report. A new one is a row of its table, its id in shared/, and its sentences. */
export const ruleTables = {
  asking: askingRules,
  difficulties: [...survivingRules, ...droppingRules],
  finding: findingRules,
} as const satisfies Record<string, readonly Rule[]>;

/** Judges a crawler by every rule. */
export function judge(seen: Observation): RefereeRuleResult[] {
  const results: RefereeRuleResult[] = [];
  const stateOf = (id: RefereeRule) => results.find(result => result.id === id)?.state;
  for (const rule of Object.values(ruleTables).flat()) {
    const obstacle = rule.needs.find(id => stateOf(id) !== 'passed');
    const ruling = obstacle ? notReached(obstacle) : rule.judge(seen, id => stateOf(id) === 'failed');
    results.push({ id: rule.id, advice: [], ...ruling });
  }
  return results;
}

/** Findings that say where a crawl came to its end: nothing else can be seen before they are mended. */
const ends: ReadonlySet<string> = new Set(['nobody-came', 'ended-there', 'ended-with', 'stuck']);

/** The rule to mend first: what ended the crawl, or else the first that failed. */
export function headlineOf(results: readonly RefereeRuleResult[]): RefereeRule | undefined {
  const failed = results.filter(({ state }) => state === 'failed');
  return (failed.find(({ finding }) => finding && ends.has(finding.code)) ?? failed[0])?.id;
}
