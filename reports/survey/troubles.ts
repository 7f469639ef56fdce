import type { Messages } from '../../messages/messages.ts';
import { capitalize, wordNote, wordProblem } from '../../messages/wording.ts';
import { groupBy } from '../../shared/group-by.ts';
import { maskFinding } from '../../survey/mask.ts';
import type { HostResult } from '../../survey/result.ts';

/** Seats with the same problem, and sentences that apply to all of them; both are printable. */
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

type Troubled = HostResult & { problem: NonNullable<HostResult['problem']> };

/** Groups the seats that need help by cause, the most frequent first. */
export function findTroubles(hosts: readonly HostResult[], messages: Messages): Trouble[] {
  const troubled = hosts.flatMap(({ problem, ...host }) =>
    problem && host.status !== 'cancelled' ? [{ ...host, problem }] : [],
  );
  const groups = groupBy(troubled, ({ problem }) => problem.code);
  return [...groups.values()].sort((a, b) => b.length - a.length).flatMap(group => describe(group, messages));
}

function describe(group: readonly Troubled[], messages: Messages): Trouble[] {
  const [first] = group;
  if (!first) return [];
  // The sentence for a group must not contain the arguments of a single seat.
  const common = group.length === 1 ? first.problem : maskFinding(first.problem);
  const writtenIn = group.every(host => host.writtenIn === first.writtenIn) ? first.writtenIn : undefined;
  const { cause, hint } = wordProblem(messages.problems, common, { port: first.port, writtenIn });
  const seats = group.map((host): TroubledSeat => {
    const own = wordProblem(messages.problems, host.problem, host).cause;
    const phase = messages.report.phase(withRoundTimes(host));
    return { host, phase, own: own === cause ? undefined : own };
  });
  return [{ cause: capitalize(cause), hint, seats }];
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
