import type { Check, HostCheck, RuleResult } from '../../check/result.ts';
import { wordError, wordFinding } from '../../check/words.ts';
import { capitalize } from '../../messages/wording.ts';
import { seatName } from '../../shared/seat-name.ts';
import type { ReportContext } from '../context.ts';
import { escapeXml } from '../xml.ts';

/**
 * JUnit XML for CI servers: one suite per server, one case per rule. A failure is the server's, an error is ours, and a
 * rule that was not reached is skipped.
 */
export function junit(check: Check, context: ReportContext): string {
  const suites = check.hosts.map(host => suite(host, context)).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="peer-survey check">\n${suites}\n</testsuites>\n`;
}

function suite(host: HostCheck, context: ReportContext): string {
  const count = (state: RuleResult['state']) => host.rules.filter(rule => rule.state === state).length;
  const numbers = `tests="${host.rules.length}" failures="${count('failed')}" errors="${count('error')}" skipped="${count('not-reached')}"`;
  const cases = host.rules.map(rule => testCase(rule, host, context)).join('\n');
  return `  <testsuite name="${escapeXml(seatName(host))}" ${numbers}>\n${cases}\n  </testsuite>`;
}

function testCase(rule: RuleResult, host: HostCheck, context: ReportContext): string {
  const { check } = context.messages;
  const open = `    <testcase classname="${escapeXml(seatName(host))}" name="${escapeXml(`${rule.id} ${check.rules[rule.id]}`)}" time="${(rule.ms / 1_000).toFixed(3)}"`;
  const inside = outcome(rule, host, context);
  return inside === '' ? `${open}/>` : `${open}>${inside}</testcase>`;
}

function outcome(rule: RuleResult, host: HostCheck, { messages }: ReportContext): string {
  switch (rule.state) {
    case 'passed':
      return '';
    case 'not-reached':
      return `<skipped message="${escapeXml(messages.check.needs(rule.needs ?? ''))}"/>`;
    case 'error':
      return `<error message="${escapeXml(wordError(rule, messages))}"/>`;
    case 'failed': {
      if (!rule.finding) return '<failure/>';
      const { cause, hint } = wordFinding(rule.finding, host, messages);
      const body = [hint, rule.evidence?.text ?? ''].filter(line => line !== '').join('\n');
      return `<failure type="${rule.finding.code}" message="${escapeXml(capitalize(cause))}">${escapeXml(body)}</failure>`;
    }
  }
}
