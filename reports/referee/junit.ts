import type { RefereeRuleResult, RefereeVerdict } from '../../referee/result.ts';
import type { ReportContext } from '../context.ts';
import { escapeXml } from '../xml.ts';
import { wordEvidence, wordFinding, wordHint } from './words.ts';

/** JUnit XML for CI servers: one suite for the crawler, one case per rule; a rule that was not reached is skipped. */
export function junit(verdict: RefereeVerdict, context: ReportContext): string {
  const count = (state: RefereeRuleResult['state']) =>
    verdict.rules.filter(rule => rule.state === state).length;
  const numbers = `tests="${verdict.rules.length}" failures="${count('failed')}" errors="0" skipped="${count('not-reached')}"`;
  const cases = verdict.rules.map(rule => testCase(rule, verdict, context)).join('\n');
  const time = (verdict.durationMs / 1_000).toFixed(3);
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="peer-survey referee">
  <testsuite name="${nameOf(verdict)}" time="${time}" ${numbers}>
${cases}
  </testsuite>
</testsuites>
`;
}

/** The name of the suite: the crawler's command, or the room if the crawler was not started here. */
function nameOf({ command, room }: RefereeVerdict): string {
  return escapeXml(command?.join(' ') ?? `room ${room.seed}`);
}

function testCase(rule: RefereeRuleResult, verdict: RefereeVerdict, context: ReportContext): string {
  const { referee } = context.messages;
  const name = escapeXml(`${rule.id}: ${referee.rules[rule.id]}`);
  const open = `    <testcase classname="${nameOf(verdict)}" name="${name}"`;
  const inside = outcome(rule, context);
  return inside === '' ? `${open}/>` : `${open}>${inside}</testcase>`;
}

function outcome(
  { id, state, needs, finding, evidence }: RefereeRuleResult,
  { messages }: ReportContext,
): string {
  const { referee } = messages;
  switch (state) {
    case 'passed':
      return '';
    case 'not-reached':
      return `<skipped message="${escapeXml(needs ? referee.needs(needs) : referee.notSaid)}"/>`;
    case 'failed': {
      if (!finding) return '<failure/>';
      const body = [
        wordHint(id, finding, messages),
        ...(evidence ? wordEvidence(evidence, messages) : []),
      ].join('\n');
      return `<failure type="${finding.code}" message="${escapeXml(wordFinding(finding, messages))}">${escapeXml(body)}</failure>`;
    }
  }
}
