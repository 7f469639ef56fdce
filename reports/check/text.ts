import type { Check, HostCheck } from '../../check/result.ts';
import { ladders } from '../../check/rules/table.ts';
import { headlineOf } from '../../check/run-rules.ts';
import { paragraph } from '../../cli/layout.ts';
import { seatName } from '../../shared/seat-name.ts';
import type { ReportContext } from '../context.ts';
import { joinSections } from '../sections.ts';
import { busyLines, reportClass } from './class.ts';
import { reportHeadline } from './headline.ts';
import { reportLadder } from './ladder.ts';

/** The text report: what to change first, the evidence, then all rules; for a class, a line per seat. */
export function text(check: Check, context: ReportContext): string {
  const [only] = check.hosts;
  const sections =
    check.hosts.length > 1 ? reportClass(check, context) : only ? reportHost(only, check, context) : [];
  const { interrupted, interruptedAtOnce } = context.messages.check;
  const opening = sections.length > 0 ? interrupted : interruptedAtOnce;
  return joinSections([...(check.complete ? [] : [paragraph(opening, context.width)]), ...sections]);
}

function reportHost(host: HostCheck, { exercise, transport }: Check, context: ReportContext): string[][] {
  const { messages, colours } = context;
  const { check } = messages;
  const count = (state: string) => host.rules.filter(rule => rule.state === state).length;
  const counts = {
    passed: count('passed'),
    failed: count('failed'),
    notReached: count('not-reached'),
    notTested: count('error'),
  };
  const first = headlineOf(host.rules);
  const summary = host.outcome === 'passed' ? check.allPassed(counts.passed) : check.somePassed(counts);
  const isDone = counts.notTested === 0 && hasMoreRules(host, { exercise, transport });
  const more = isDone ? check.notStrict : '';
  const last = first ? check.next(counts.failed) : more;
  const wasLeft = host.rules.some(({ id, state }) => id === '6.3' && state === 'passed');
  return [
    [colours.bold(seatName(host))],
    ...(first ? reportHeadline(first, host, context) : []),
    reportLadder(host, context),
    [
      summary,
      ...(last === '' ? [] : paragraph(last, context.width)),
      ...(wasLeft ? paragraph(check.leftAbruptly, context.width) : []),
      ...busyLines([host], context),
    ],
  ];
}

/** Whether --strict would test more rules; not mentioned after --only, whose user has chosen the rules. */
function hasMoreRules(
  { rules }: HostCheck,
  { exercise, transport }: Pick<Check, 'exercise' | 'transport'>,
): boolean {
  const ladder = ladders[exercise].filter(
    rule => !rule.needsRoster && (rule.transport ?? transport) === transport,
  );
  const wasTested = ({ id }: { id: string }) => rules.some(rule => rule.id === id);
  return ladder.every(rule => wasTested(rule) !== (rule.strict === true)) && ladder.some(rule => rule.strict);
}
