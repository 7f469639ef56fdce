import type { HostCheck, RuleResult } from '../../check/result.ts';
import type { Finding } from '../../check/subject.ts';
import { wordError, wordFinding } from '../../check/words.ts';
import { paragraph } from '../../cli/layout.ts';
import { capitalize } from '../../messages/wording.ts';
import type { ReportContext } from '../context.ts';

/** The indent of lines below the title of a rule. */
const INDENT = 9;

const marks: Record<RuleResult['state'], string> = {
  passed: '✓',
  failed: '✗',
  'not-reached': '·',
  error: '?',
};

/** Lists all rules in the order tested, each with its mark; readable without colour. */
export function reportLadder(host: HostCheck, context: ReportContext): string[] {
  const { messages, colours } = context;
  const { rules, headline } = host;
  const lines = rules.flatMap(rule => reportRule(rule, { host, isFirst: rule.id === headline, context }));
  return [colours.bold(messages.check.rulesTitle), ...lines];
}

function reportRule(
  rule: RuleResult,
  { host, isFirst, context }: { host: HostCheck; isFirst: boolean; context: ReportContext },
): string[] {
  const { messages, colours, width } = context;
  const { check } = messages;
  const row = (title: string) => `  ${marks[rule.state]} ${rule.id}  ${title}`;
  const title = row(check.rules[rule.id]);
  const more = (text: string) => paragraph(text, width, INDENT);
  const wording = (finding: Finding) => wordFinding(finding, host, messages);
  const cause = (finding: Finding) => capitalize(wording(finding).cause);
  const change = (finding: Finding) => more(check.labelled(check.change, wording(finding).hint));
  switch (rule.state) {
    case 'passed':
      return [
        colours.green(title),
        ...rule.advice.flatMap(note => [...more(check.labelled(check.advice, cause(note))), ...change(note)]),
      ];
    case 'failed':
      if (!rule.finding) return [colours.red(title)];
      // The hint for the first cause is already above the rules.
      return [colours.red(title), ...more(cause(rule.finding)), ...(isFirst ? [] : change(rule.finding))];
    case 'not-reached':
      return [colours.dim(row(check.needs(rule.needs ?? '')))];
    case 'error':
      return [colours.yellow(title), ...more(wordError(rule, messages))];
  }
}
