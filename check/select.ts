import type { RuleId } from '../shared/check-ids.ts';
import type { Rule } from './subject.ts';

/** The values that --only accepts: a branch (3) or a rule (3.1). */
export function namesOf(rules: readonly Rule[]): string[] {
  const branches = rules.map(({ id }) => id.split('.')[0] ?? '');
  return [...new Set([...branches, ...rules.map(({ id }) => id)])];
}

/** The rules of a branch, or one rule, with all the rules they need; empty if there is no such branch or rule. */
export function selectRules(rules: readonly Rule[], only: string): Rule[] {
  const wanted = new Set<RuleId>();
  const want = (rule: Rule) => {
    if (wanted.has(rule.id)) return;
    wanted.add(rule.id);
    for (const need of rules) if (rule.needs.includes(need.id)) want(need);
  };
  for (const rule of rules) if (rule.id === only || rule.id.startsWith(`${only}.`)) want(rule);
  return rules.filter(({ id }) => wanted.has(id));
}
