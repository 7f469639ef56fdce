import type { Messages } from '../messages/messages.ts';
import { capitalize } from '../messages/wording.ts';
import { seatNamer } from '../reports/survey/labs.ts';
import { wordRoll } from '../reports/survey/roll.ts';
import { findTroubles } from '../reports/survey/troubles.ts';
import type { OwnTrouble } from '../shared/finding.ts';
import type { Audience } from '../shared/ids.ts';
import { maskHost } from '../survey/mask.ts';
import { type HostResult, isAnswer } from '../survey/result.ts';
import { callRoll, nameStudent, presentIn } from '../survey/roll-call.ts';
import type { Roster } from '../survey/roster.ts';
import { type ComparisonSettings, compare } from '../survey/survey.ts';
import type { Target } from '../targets/hosts.ts';
import { wordChanges } from './changes.ts';
import type { RoomNow, Tile } from './events.ts';
import type { PastSweep } from './history.ts';
import { makeTile } from './tile.ts';

/** How many sweeps the row of marks shows. */
const HISTORY = 30;

/** How many tied pairs are named; the others are counted. */
const NAMED_PAIRS = 3;

/** The room, its words, and how its pair is computed. */
export interface LedgerOptions {
  targets: readonly Target[];
  audience: Audience;
  messages: Messages;
  similarity: ComparisonSettings;
  everyMs: number;
  /** A monotonic clock, in ms. */
  clock: () => number;
  /** Sweeps from before this start, oldest first. */
  past?: readonly PastSweep[];
  wordOwnTrouble: (trouble: OwnTrouble) => string;
  /** The class list, if there is one. */
  roster?: Roster | undefined;
}

/** What the board knows: the first and the last result of each seat, and the last sweeps. */
export interface Ledger {
  record(result: HostResult): Tile;
  /** Notes a seat that could not be asked: it keeps its tile, but is not counted in this sweep. */
  skip(seat: number): void;
  /** Notes what this computer lacks, until a sweep ends without that; returns the sentence if it is new. */
  noteTrouble(trouble: OwnTrouble): string | undefined;
  /** Adds a finished sweep to the history, and returns the results of the seats that could be asked. */
  finishSweep(durationMs: number): HostResult[];
  tiles(): Tile[];
  room(): RoomNow;
}

/** Opens an empty ledger, with the marks of past sweeps. */
export function openLedger(options: LedgerOptions): Ledger {
  const { targets, audience, messages, clock } = options;
  const latest = new Map<number, { result: HostResult; at: number }>();
  const mark = (sweep: Sweep) => markSweep(sweep, messages);
  const history = (options.past ?? [])
    .slice(-HISTORY)
    .map(({ tiles, durationMs }) => mark({ results: tiles, durationMs }));
  /** The results of the first sweep. */
  let first: Map<number, HostResult> | undefined;
  let periodMs = options.everyMs;
  const unasked = new Set<number>();
  /** What this computer lacks in the current sweep, and lacked in the one before. */
  let lacking = new Set<OwnTrouble>();
  let lacked = new Set<OwnTrouble>();

  const results = () => targets.flatMap(({ seat }) => latest.get(seat)?.result ?? []);
  return {
    record(found) {
      const result = options.roster ? nameStudent(found, options.roster) : found;
      latest.set(result.seat, { result, at: clock() });
      unasked.delete(result.seat);
      return makeTile(result, { audience, messages, ageMs: 0 });
    },
    skip: seat => void unasked.add(seat),
    noteTrouble(trouble) {
      const isNews = !lacking.has(trouble) && !lacked.has(trouble);
      lacking.add(trouble);
      return isNews ? options.wordOwnTrouble(trouble) : undefined;
    },
    finishSweep(durationMs) {
      periodMs = Math.max(options.everyMs, durationMs);
      lacked = lacking;
      lacking = new Set();
      const found = results().filter(({ seat }) => !unasked.has(seat));
      const total = targets.length - unasked.size;
      // If no seat could be asked, nothing is known about the room.
      if (total === 0) return found;
      first ??= new Map(found.map(result => [result.seat, result]));
      history.push(mark({ results: found, durationMs, total }));
      history.splice(0, history.length - HISTORY);
      return found;
    },
    tiles: () =>
      targets.flatMap(({ seat }) => {
        const entry = latest.get(seat);
        return entry ? [makeTile(entry.result, { audience, messages, ageMs: clock() - entry.at })] : [];
      }),
    room: () => ({
      periodMs,
      trouble: [...new Set([...lacked, ...lacking])].map(options.wordOwnTrouble).join(' ') || undefined,
      problem: describeProblem(results(), messages),
      ...describePairs(results(), options),
      // Before the first sweep has ended, students who have not been asked yet would count as missing.
      roll: first && describeRoll(results(), options),
      history: [...history],
      changes: first && wordChanges(first, results(), messages),
    }),
  };
}

interface Sweep {
  results: readonly Pick<HostResult, 'status'>[];
  durationMs: number;
  /** How many seats could be asked, if not all. */
  total?: number;
}

function markSweep(
  { results, durationMs, total = results.length }: Sweep,
  { board }: Messages,
): RoomNow['history'][number] {
  const answered = results.filter(isAnswer).length;
  const says = board.sweep({ answered, total, seconds: (durationMs / 1_000).toFixed(2) });
  return { share: total === 0 ? 0 : answered / total, says };
}

/** The most common problem, worded without personal data, since it is about the whole room. */
function describeProblem(results: readonly HostResult[], messages: Messages): RoomNow['problem'] {
  const [trouble] = findTroubles(results.map(maskHost), messages);
  if (!trouble) return undefined;
  const { cause, hint, seats } = trouble;
  return { cause: capitalize(cause), hint, seats: messages.board.howMany(seats.length) };
}

/** How the class list compares with the answers: counts, and names if the audience may see them. */
function describeRoll(
  results: readonly HostResult[],
  { roster, audience, messages, targets }: LedgerOptions,
): RoomNow['roll'] {
  if (!roster) return undefined;
  const called = callRoll(roster, { present: presentIn(results), seats: targets });
  const report = wordRoll(called, messages, seatNamer(results, messages));
  if (!report) return undefined;
  const groups = audience === 'all' ? report.groups : [];
  return [report.summary, ...groups.map(({ heading, lines }) => [heading, ...lines].join(' · '))];
}

function describePairs(
  results: readonly HostResult[],
  { similarity, messages }: LedgerOptions,
): Pick<RoomNow, 'pairs' | 'morePairs'> {
  const { mostSimilar, ties } = compare(results, similarity);
  const nameSeat = seatNamer(results, messages);
  const pairs = mostSimilar.slice(0, NAMED_PAIRS).map(({ a, b }) => ({
    seats: [a.seat, b.seat],
    says: messages.page.seats(nameSeat(a.seat), nameSeat(b.seat)),
  }));
  const more = ties - pairs.length;
  return { pairs, morePairs: more > 0 ? messages.board.tied(more) : undefined };
}
