import type { Messages } from '../../messages/messages.ts';
import { capitalize, wordNote, wordProblem } from '../../messages/wording.ts';
import type { ProblemCode } from '../../shared/finding.ts';
import { printable } from '../../shared/printable.ts';
import { maskProblem } from '../../survey/mask.ts';
import type { HostResult } from '../../survey/result.ts';

/** Seats with the same problem, and what can be said to all of them; both sentences are harmless to print. */
export interface Trouble {
  cause: string;
  hint: string;
  seats: TroubledSeat[];
}

/** `own` is the cause in this seat's own words, where they say more than the group's. */
export interface TroubledSeat {
  host: HostResult;
  own?: string;
  phase: string;
}

type Troubled = HostResult & { problem: NonNullable<HostResult['problem']> };

/** The seats that need help, grouped by cause, the most frequent first. */
export function findTroubles(hosts: readonly HostResult[], messages: Messages): Trouble[] {
  const groups = new Map<ProblemCode, Troubled[]>();
  for (const host of hosts) {
    const { problem } = host;
    if (!problem || host.status === 'cancelled') continue;
    groups.set(problem.code, [...(groups.get(problem.code) ?? []), { ...host, problem }]);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length).flatMap(group => describe(group, messages));
}

function describe(group: readonly Troubled[], messages: Messages): Trouble[] {
  const [first] = group;
  if (!first) return [];
  // What holds for the whole group is what can be said without the arguments of one seat.
  const common = group.length === 1 ? first.problem : maskProblem(first.problem);
  const writtenIn = group.every(host => host.writtenIn === first.writtenIn) ? first.writtenIn : undefined;
  const { cause, hint } = wordHarmlessly(common, { port: first.port, writtenIn }, messages);
  const seats = group.map((host): TroubledSeat => {
    const own = wordHarmlessly(host.problem, host, messages).cause;
    const phase = messages.report.phase(withRoundTimes(host));
    return { host, phase, ...(own === cause ? {} : { own }) };
  });
  return [{ cause: capitalize(cause), hint, seats }];
}

/** The arguments of a problem are the seat's own bytes: escaped before they become part of a sentence. */
function wordHarmlessly(
  problem: Troubled['problem'],
  { port, writtenIn }: Pick<HostResult, 'port' | 'writtenIn'>,
  { problems }: Messages,
): { cause: string; hint: string } {
  const { cause, hint } = wordProblem(problems, problem, { port, writtenIn });
  return { cause: printable(cause), hint: printable(hint) };
}

/** What was legal but is worth a word, with the seats that it concerns. */
export function findNotes(
  hosts: readonly HostResult[],
  { notes }: Messages,
): { text: string; seats: number[] }[] {
  const found = new Map<string, number[]>();
  for (const host of hosts) {
    for (const note of host.notes) {
      const text = printable(wordNote(notes, note));
      const seats = found.get(text);
      if (seats) seats.push(host.seat);
      else found.set(text, [host.seat]);
    }
  }
  return [...found].map(([text, seats]) => ({ text, seats }));
}

/** Tenths of a millisecond tell apart what took one; beside a second they are noise. */
function withRoundTimes(host: HostResult): HostResult {
  const round = (ms: number) => (ms < 10 ? ms : Math.round(ms));
  const connectMs = host.connectMs === undefined ? {} : { connectMs: round(host.connectMs) };
  return { ...host, ...connectMs, totalMs: round(host.totalMs) };
}
