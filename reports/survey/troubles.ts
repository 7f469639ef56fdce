import type { Messages } from '../../messages/messages.ts';
import { type Place, wordNote, wordProblem } from '../../messages/wording.ts';
import type { Problem } from '../../shared/finding.ts';
import { groupBy } from '../../shared/group-by.ts';
import type { HostResult } from '../../survey/result.ts';
import { groupByCause } from '../causes.ts';

/** Seats with the same problem, and sentences that apply to all of them; both are printable. The cause is a part of one. */
export interface Trouble {
  cause: string;
  hint: string;
  seats: TroubledSeat[];
}

/** `own` is the cause worded for this seat, if it says more than the one of the group. */
export interface TroubledSeat {
  host: HostResult;
  own?: string | undefined;
  phase: string;
}

/** Groups the seats that need help by cause, the most frequent first. */
export function findTroubles(hosts: readonly HostResult[], messages: Messages): Trouble[] {
  const word = (problem: Problem, place: Place) => wordProblem(messages.problems, problem, place);
  const troubled = hosts.flatMap(({ problem, ...host }) =>
    problem && host.status !== 'cancelled' ? [{ finding: problem, seat: { ...host, problem } }] : [],
  );
  return groupByCause(troubled, word).map(({ seats, ...wording }) => ({
    ...wording,
    seats: seats.map(host => {
      const own = word(host.problem, host).cause;
      const phase = messages.report.phase(withRoundTimes(host));
      return { host, phase, own: own === wording.cause ? undefined : own };
    }),
  }));
}

/** Collects the notes about accepted replies, with the seats concerned. */
export function findNotes(
  hosts: readonly HostResult[],
  { notes }: Messages,
): { text: string; seats: number[] }[] {
  const all = hosts.flatMap(({ seat, notes: own }) =>
    own.map(note => ({ seat, text: wordNote(notes, note) })),
  );
  const found = groupBy(all, ({ text }) => text);
  return [...found].map(([text, group]) => ({ text, seats: group.map(({ seat }) => seat) }));
}

/** Rounds times of 10 ms and more to whole ms; only for shorter ones are tenths meaningful. */
function withRoundTimes(host: HostResult): HostResult {
  const round = (ms: number) => (ms < 10 ? ms : Math.round(ms));
  const connectMs = host.connectMs === undefined ? {} : { connectMs: round(host.connectMs) };
  return { ...host, ...connectMs, totalMs: round(host.totalMs) };
}
