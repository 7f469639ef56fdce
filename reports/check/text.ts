import { headline } from '../../check/class.ts';
import type { Check } from '../../check/result.ts';
import { paragraph } from '../../cli/layout.ts';
import { seatName } from '../../shared/seat-name.ts';
import type { ReportContext } from '../context.ts';
import { reportClass } from './class.ts';
import { reportHeadline } from './headline.ts';
import { reportLadder } from './ladder.ts';
import type { Report } from './report.ts';

/** The report for people: what to change first, then what it was seen from, then all rules; of a class, a line a seat. */
export const text: Report = (check, context) => {
  const [only] = check.hosts;
  const sections =
    check.hosts.length > 1 ? reportClass(check, context) : only ? reportHost(only, context) : [];
  const interrupted = check.complete ? [] : [paragraph(context.messages.check.interrupted, context.width)];
  return [...interrupted, ...sections]
    .filter(lines => lines.length > 0)
    .map(lines => `${lines.join('\n')}\n`)
    .join('\n');
};

function reportHost(host: Check['hosts'][number], context: ReportContext): string[][] {
  const { messages, colours } = context;
  const { check } = messages;
  const count = (state: string) => host.rules.filter(rule => rule.state === state).length;
  const counts = { passed: count('passed'), failed: count('failed'), notReached: count('not-reached') };
  const first = headline(host);
  const summary = host.outcome === 'passed' ? check.allPassed(counts.passed) : check.somePassed(counts);
  return [
    [colours.bold(seatName(host))],
    ...(first ? reportHeadline(first, host, context) : []),
    reportLadder(host, context),
    [summary, ...(first ? paragraph(check.next, context.width) : [])],
  ];
}
