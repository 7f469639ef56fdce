import { maskFinding, maskNotes } from '../survey/mask.ts';
import type { Check, HostCheck, RuleResult } from './result.ts';

/** Reduces a check to what a whole class may see: seats, rules, causes and hints, but no id, name or byte of a server. */
export function maskCheck(check: Check): Check {
  return { ...check, hosts: check.hosts.map(maskHostCheck) };
}

function maskHostCheck({ id, name, ...host }: HostCheck): HostCheck {
  return { ...host, rules: host.rules.map(maskRule) };
}

function maskRule({ evidence, received, finding, advice, ...rule }: RuleResult): RuleResult {
  return { ...rule, ...(finding && { finding: maskFinding(finding) }), advice: maskNotes(advice) };
}
