import { paragraph } from '../../cli/layout.ts';
import type { Messages } from '../../messages/messages.ts';
import type { HostResult } from '../../survey/result.ts';
import { markOf } from './marks.ts';
import type { SurveyContext } from './report.ts';
import { findTroubles } from './troubles.ts';

/** Whether seats of more than one lab are in a survey: then a seat's number needs its lab, and there is no one room to draw. */
export function hasLabs(hosts: readonly HostResult[]): boolean {
  const [first] = hosts;
  return hosts.some(({ lab }) => lab !== first?.lab);
}

/** A seat of a survey as a sentence names it: its number, with its lab where there are several. */
export function seatNamer(
  hosts: readonly HostResult[],
  { campus }: Messages,
): (seat: number) => number | string {
  if (!hasLabs(hosts)) return seat => seat;
  const labs = new Map(hosts.map(({ seat, lab }) => [seat, lab]));
  return seat => {
    const lab = labs.get(seat);
    return lab === undefined ? seat : campus.report.seat(seat, lab);
  };
}

/** Which labs are whole, and a line for each that is not: how many answered, and what is most often wrong. */
export function sayLabs(hosts: readonly HostResult[], messages: Messages): string[] {
  const labs = new Map<string, HostResult[]>();
  for (const host of hosts) {
    if (host.lab === undefined) continue;
    const own = labs.get(host.lab);
    if (own) own.push(host);
    else labs.set(host.lab, [host]);
  }
  const { report } = messages.campus;
  const isWhole = (own: readonly HostResult[]) =>
    own.every(host => ['ok', 'declined'].includes(markOf(host)));
  const whole = [...labs].flatMap(([lab, own]) => (isWhole(own) ? [lab] : []));
  const rest = [...labs].filter(([, own]) => !isWhole(own));
  // One lab that is whole is a room as any other.
  if (labs.size < 2 && rest.every(([, own]) => unaskedFor(own) === undefined)) return [];
  return [
    ...(whole.length > 0 ? [report.whole(whole)] : []),
    ...rest.map(([lab, own]) => sayLab(lab, own, messages)),
  ];
}

/** The labs as a part of the text report. */
export function reportLabs(
  hosts: readonly HostResult[],
  { messages, colours, width }: SurveyContext,
): string[] {
  const lines = sayLabs(hosts, messages);
  if (lines.length === 0) return [];
  return [colours.bold(messages.campus.report.heading), ...lines.flatMap(line => paragraph(line, width, 2))];
}

function sayLab(lab: string, own: readonly HostResult[], messages: Messages): string {
  const { report } = messages.campus;
  const unasked = unaskedFor(own);
  if (unasked !== undefined) return report.notAsked(lab, own.length, Math.round(unasked / 1_000));
  const count = (...found: string[]) => own.filter(host => found.includes(markOf(host))).length;
  const line = report.lab({
    lab,
    total: own.length,
    answered: count('ok', 'declined'),
    help: count('help'),
    nobody: count('nobody'),
  });
  const [trouble] = findTroubles(own, messages);
  return trouble && own.length > 1 ? report.mostly(line, lowerFirst(trouble.cause)) : line;
}

/** For how long a worker was waited for, where none of the lab's seats was asked. */
function unaskedFor(own: readonly HostResult[]): number | undefined {
  const [first] = own;
  if (first?.problem?.code !== 'no-worker') return undefined;
  return own.every(({ problem }) => problem?.code === 'no-worker') ? first.problem.afterMs : undefined;
}

/** A cause begins a line elsewhere; here it goes on. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;
}
