import type { ProblemCode } from '../../shared/finding.ts';
import { wordNote, wordProblem } from '../../shared/messages/wording.ts';
import { printable } from '../../shared/printable.ts';
import { maskProblem } from '../mask.ts';
import type { HostResult } from '../result.ts';
import type { ReportContext } from './format.ts';
import { cut, pad, padLeft, paragraph } from './layout.ts';

type Troubled = HostResult & { problem: NonNullable<HostResult['problem']> };

/** The seats that need help, grouped by cause, the most frequent first, each cause with its hint. */
export function reportTroubles(hosts: readonly HostResult[], context: ReportContext): string[] {
  const { messages, colours } = context;
  const troubled = hosts.flatMap(host =>
    host.problem && host.status !== 'cancelled' ? [{ ...host, problem: host.problem }] : [],
  );
  if (troubled.length === 0) return [];
  const groups = groupByCause(troubled).flatMap(group => ['', ...reportGroup(group, context)]);
  return [colours.bold(messages.report.needHelp(troubled.length)), ...groups];
}

function groupByCause(troubled: readonly Troubled[]): Troubled[][] {
  const groups = new Map<ProblemCode, Troubled[]>();
  for (const host of troubled) {
    groups.set(host.problem.code, [...(groups.get(host.problem.code) ?? []), host]);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length);
}

function reportGroup(group: readonly Troubled[], context: ReportContext): string[] {
  const { colours, width } = context;
  const [first] = group;
  if (!first) return [];
  // What holds for the whole group is what can be said without the arguments of one seat.
  const shared = group.length === 1 ? first.problem : maskProblem(first.problem);
  const { cause, hint } = harmless(shared, first, context);
  return [
    ...paragraph(colours.red(capitalize(cause)), width, 2),
    ...paragraph(hint, width, 4),
    ...group.flatMap(host => reportSeat(host, cause, context)),
  ];
}

function reportSeat(host: Troubled, groupCause: string, context: ReportContext): string[] {
  const { messages, colours, width } = context;
  const { cause } = harmless(host.problem, host, context);
  const where = `${padLeft(String(host.seat), 6)}  ${pad(nameOf(host), 22)}`;
  const what = messages.report.join([...(cause === groupCause ? [] : [cause]), messages.report.phase(withRoundTimes(host))]);
  const said = host.evidence ? [cut(`        ${messages.report.said} ${host.evidence.text}`, width)] : [];
  const [line = '', ...rest] = paragraph(what, width - 30);
  return [
    `${where}${line}`,
    ...rest.map(more => ' '.repeat(30) + more),
    ...said.map(line => colours.dim(line)),
  ];
}

/** Tenths of a millisecond tell apart what took one; beside a second they are noise. */
function withRoundTimes(host: HostResult): HostResult {
  const round = (ms: number) => (ms < 10 ? ms : Math.round(ms));
  const connectMs = host.connectMs === undefined ? {} : { connectMs: round(host.connectMs) };
  return { ...host, ...connectMs, totalMs: round(host.totalMs) };
}

function nameOf(host: HostResult): string {
  const address = host.host.includes(':') ? `[${host.host}]:${host.port}` : `${host.host}:${host.port}`;
  return host.name === undefined ? address : `${printable(host.name)} ${address}`;
}

/** The arguments of a problem are the seat's own bytes: escaped before they become part of a sentence. */
function harmless(problem: Troubled['problem'], { port }: HostResult, { messages }: ReportContext) {
  const { cause, hint } = wordProblem(messages.problems, problem, { port });
  return { cause: printable(cause), hint: printable(hint) };
}

/** What was legal but is worth a word, a note a line, with the seats that it concerns. */
export function reportNotes(hosts: readonly HostResult[], context: ReportContext): string[] {
  const { messages, colours, width } = context;
  const lines = new Map<string, number[]>();
  for (const { seat, notes } of hosts) {
    for (const note of notes) {
      const text = printable(wordNote(messages.notes, note));
      lines.set(text, [...(lines.get(text) ?? []), seat]);
    }
  }
  if (lines.size === 0) return [];
  const rows = [...lines].flatMap(([text, seats]) => paragraph(messages.report.note(seats, text), width, 2));
  return [colours.bold(messages.report.notes), ...rows];
}

function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
