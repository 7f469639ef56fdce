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
  return results.map(result => nameObstacle(result, endOf(results)));
}

/** Where a crawl came to its end, nothing else stands in the way of what was not reached. */
function nameObstacle(result: RefereeRuleResult, end: RefereeRule | undefined): RefereeRuleResult {
  return end && result.state === 'not-reached' ? { ...result, needs: end } : result;
}

/** Findings that say where a crawl came to its end: nothing else can be seen before they are mended. */
const ends: ReadonlySet<string> = new Set(['nobody-came', 'ended-there', 'ended-with', 'stuck']);

function endOf(results: readonly RefereeRuleResult[]): RefereeRule | undefined {
  return results.find(({ finding }) => finding && ends.has(finding.code))?.id;
}

/** The rule to mend first: what ended the crawl, or else the first that failed. */
export function headlineOf(results: readonly RefereeRuleResult[]): RefereeRule | undefined {
  return endOf(results) ?? results.find(({ state }) => state === 'failed')?.id;
}
