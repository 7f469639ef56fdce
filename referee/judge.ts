import type { RefereeRule } from '../shared/referee.ts';
import { stopped } from './last-words.ts';
import type { Observation } from './observation.ts';
import type { RefereeRuleResult } from './result.ts';
import { notReached, type Rule } from './rule.ts';
import { askingRules } from './rules/asking.ts';
import { droppingRules } from './rules/dropping.ts';
import { findingRules } from './rules/finding.ts';
import { survivingRules } from './rules/surviving.ts';

/** All rules in the order of the report. A new rule is a row in its table, an id in shared/, and its sentences. */
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
    const ruling =
      rule.needs && stateOf(rule.needs) !== 'passed'
        ? notReached(rule.needs)
        : ((rule.about && stopped(seen, rule)) ?? rule.judge(seen, id => stateOf(id) === 'failed'));
    results.push({ id: rule.id, advice: [], ...ruling });
  }
  return results.map(result => nameObstacle(result, endOf(results)));
}

/** If the crawl stopped early, that is the reason for every rule that was not reached. */
function nameObstacle(result: RefereeRuleResult, end: RefereeRule | undefined): RefereeRuleResult {
  return end && result.state === 'not-reached' ? { ...result, needs: end } : result;
}

/** Findings that stopped the crawl: until they are fixed, nothing else can be seen. */
const ends: ReadonlySet<string> = new Set(['nobody-came', 'ended-there', 'ended-with', 'stuck']);

function endOf(results: readonly RefereeRuleResult[]): RefereeRule | undefined {
  return results.find(({ finding }) => finding && ends.has(finding.code))?.id;
}

/** The rule to fix first: the one that stopped the crawl, or else the first that failed. */
export function headlineOf(results: readonly RefereeRuleResult[]): RefereeRule | undefined {
  return endOf(results) ?? results.find(({ state }) => state === 'failed')?.id;
}
