import type { Check, HostCheck } from '../../check/result.ts';
import { headlineOf } from '../../check/run-rules.ts';
import { wordFinding } from '../../check/words.ts';
import { paragraph } from '../../cli/layout.ts';
import { capitalize } from '../../messages/wording.ts';
import { seatName } from '../../shared/seat-name.ts';
import { groupByCause } from '../causes.ts';
import type { ReportContext } from '../context.ts';
import { section } from '../sections.ts';

/** The report on several servers: a line for each, then the common mistakes, and the hint for the most common one. */
export function reportClass(check: Check, context: ReportContext): string[][] {
  const { messages } = context;
  const failed = check.hosts.flatMap(seat => {
    const finding = headlineOf(seat.rules)?.finding;
    return finding ? [{ finding, seat }] : [];
  });
  const causes = groupByCause(failed, (finding, place) => wordFinding(finding, place, messages));
  const passed = check.hosts.filter(({ outcome }) => outcome === 'passed').length;
  return [
    check.hosts.flatMap(host => reportSeat(host, context)),
    section(
      messages.check.classTitle,
      [
        messages.check.classPassed({ passed, total: check.hosts.length }),
        ...causes.map(({ cause, seats }) => messages.check.classLine({ seats: seats.length, cause })),
      ],
      context,
    ),
    section(
      messages.check.change,
      causes.slice(0, 1).map(({ hint }) => hint),
      context,
    ),
    busyLines(check.hosts, context),
  ];
}

/** Says that this computer was too busy, if a server failed meanwhile. */
export function busyLines(
  hosts: readonly HostCheck[],
  { messages, colours, width }: ReportContext,
): string[] {
  return hosts.some(({ busy }) => busy) ? paragraph(colours.yellow(messages.check.busy), width) : [];
}

function reportSeat(host: HostCheck, { messages, colours, width }: ReportContext): string[] {
  const { states } = messages.check;
  const first = headlineOf(host.rules);
  const cause = first?.finding ? capitalize(wordFinding(first.finding, host, messages).cause) : '';
  const line = first
    ? `✗ ${seatName(host)}  ${first.id}  ${cause}`
    : `${host.outcome === 'passed' ? '✓' : '?'} ${seatName(host)}  ${states[host.outcome]}`;
  const paint =
    host.outcome === 'passed' ? colours.green : host.outcome === 'failed' ? colours.red : colours.yellow;
  return paragraph(paint(line), width, 2);
}
