import type { Messages } from '../../messages/messages.ts';
import { groupBy } from '../../shared/group-by.ts';
import { type HostResult, isAnswer } from '../../survey/result.ts';
import { section } from '../sections.ts';
import { markOf } from './marks.ts';
import type { SurveyContext } from './report.ts';
import { findTroubles } from './troubles.ts';

/** Whether a survey covers several labs: then seats are named with their lab, and no single room can be drawn. */
export function hasLabs(hosts: readonly HostResult[]): boolean {
  const [first] = hosts;
  return hosts.some(({ lab }) => lab !== first?.lab);
}

/** Returns a function that names a seat: by its number, and its lab if there are several. */
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

/** Says which labs are complete, and for each other lab how many seats answered and the most common problem. */
export function sayLabs(hosts: readonly HostResult[], messages: Messages): string[] {
  const inLabs = hosts.flatMap(({ lab, ...host }) => (lab === undefined ? [] : [{ ...host, lab }]));
  const labs = groupBy(inLabs, ({ lab }) => lab);
  const { report } = messages.campus;
  const isWhole = (own: readonly HostResult[]) => own.every(isAnswer);
  const whole = [...labs].flatMap(([lab, own]) => (isWhole(own) ? [lab] : []));
  const rest = [...labs].filter(([, own]) => !isWhole(own));
  // A single lab that was asked is an ordinary room, and needs no such lines.
  if (labs.size < 2 && rest.every(([, own]) => unaskedFor(own) === undefined)) return [];
  return [
    ...(whole.length > 0 ? [report.whole(whole)] : []),
    ...rest.map(([lab, own]) => sayLab(lab, own, messages)),
  ];
}

/** The part of the text report about labs. */
export function reportLabs(hosts: readonly HostResult[], context: SurveyContext): string[] {
  const { messages } = context;
  return section(messages.campus.report.heading, sayLabs(hosts, messages), context);
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
  return trouble && own.length > 1 ? report.mostly(line, trouble.cause) : line;
}

/** How long a worker was waited for, in ms, if no seat of the lab was asked; otherwise undefined. */
function unaskedFor(own: readonly HostResult[]): number | undefined {
  const [first] = own;
  if (first?.problem?.code !== 'no-worker') return undefined;
  return own.every(({ problem }) => problem?.code === 'no-worker') ? first.problem.afterMs : undefined;
}
