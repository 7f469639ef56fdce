import type { Status } from '../shared/status.ts';
import { comparableId } from '../shared/student-id.ts';
import type { Changes } from './changes-schema.ts';
import { type HostResult, idOf, isAnswer } from './result.ts';
import { namesFor } from './roll-call.ts';
import type { Roster } from './roster.ts';
import { matchSeats, type SeatIdentity } from './same-seat.ts';
import type { SeatPair } from './survey-schema.ts';

/** The part of a result that is compared between surveys: no times, and nothing else that always differs. */
export interface SnapshotSeat extends SeatIdentity, Pick<HostResult, 'status' | 'student' | 'declined'> {
  /** The problem code of a seat that did not answer. */
  code?: string | undefined;
}

/** Picks the part that is compared from a result, or from what a saved survey has of one. */
export function toSnapshotSeat({
  problem,
  seat,
  lab,
  host,
  port,
  status,
  student,
  declined,
}: SnapshotSeat & { problem?: { code: string } | undefined }): SnapshotSeat {
  return { seat, lab, host, port, status, student, declined, code: problem?.code };
}

/** The part of a survey that is compared with that of another. */
export interface Snapshot {
  seats: readonly SnapshotSeat[];
  /** Absent if unknown: a masked CSV has neither the pair nor the measures to compute it. */
  mostSimilar?: readonly SeatPair[] | undefined;
}

/**
 * What changed from one survey to the next. Students are matched by their numbers, or by their seats if a masked survey
 * has no numbers, or if either survey has a number twice. A seat that the later crawl did not ask, because the crawl was
 * interrupted or asked other labs, does not count as lost. Seats have their numbers of the later survey, if it covers them.
 */
export function findChanges(before: Snapshot, now: Snapshot): Changes {
  const byId = hasIds(before) && hasIds(now);
  const seats = matchSeats(before.seats, now.seats);
  const shared = new Set([...sharedIds(before), ...sharedIds(now)]);
  const keyOf = (seat: SnapshotSeat) => {
    const id = comparableId(idOf(seat) ?? '');
    return byId && !shared.has(id) ? `id ${id}` : `seat ${seats.keyOf(seat)}`;
  };
  const answersOf = (survey: Snapshot) =>
    new Map(survey.seats.filter(isAnswer).map(seat => [keyOf(seat), seat] as const));
  const [old, fresh] = [answersOf(before), answersOf(now)];
  const both = [...fresh].flatMap(([key, seat]) => {
    const earlier = old.get(key);
    return earlier ? [{ earlier, seat }] : [];
  });
  const renumber = (seat: SnapshotSeat) => ({ ...seat, seat: seats.later(seat)?.seat ?? seat.seat });
  return {
    answered: { before: countAnswers(before), now: countAnswers(now) },
    answering: [...fresh].flatMap(([key, seat]) => (old.has(key) ? [] : [subjectOf(seat)])),
    lost: [...old].flatMap(([key, seat]) => {
      const there = seats.later(seat);
      if (fresh.has(key) || there?.status === 'cancelled' || !seats.isCovered(seat)) return [];
      const cause = there && !isAnswer(there) ? causeOf(there) : undefined;
      return [{ ...subjectOf(renumber(seat)), now: cause }];
    }),
    otherCause: now.seats.flatMap(seat => {
      const earlier = seats.earlier(seat);
      if (!earlier || isAnswer(earlier) || isAnswer(seat) || isSameCause(earlier, seat)) return [];
      if (seat.status === 'cancelled' || earlier.status === 'cancelled') return [];
      return [{ seat: seat.seat, lab: seat.lab, before: causeOf(earlier), now: causeOf(seat) }];
    }),
    record: both.flatMap(({ earlier, seat }) => {
      const fields = fieldsThatDiffer(earlier.student, seat.student);
      return fields.length > 0 ? [{ ...subjectOf(seat), fields }] : [];
    }),
    moved: both.flatMap(({ earlier, seat }) =>
      seats.keyOf(earlier) === seats.keyOf(seat)
        ? []
        : [{ ...subjectOf(seat), from: renumber(earlier).seat, fromLab: earlier.lab }],
    ),
    pair: comparePairs(before, now, seats.keyOf),
  };
}

/** Adds the names from the class list. */
export function nameSnapshot(snapshot: Snapshot, roster: Roster): Snapshot {
  return { ...snapshot, seats: snapshot.seats.map(seat => ({ ...seat, ...namesFor(seat, roster) })) };
}

/** Whether something got worse: a student who answered before does not answer now. */
export function isWorse({ lost }: Changes): boolean {
  return lost.length > 0;
}

function countAnswers({ seats }: Snapshot): number {
  return seats.filter(isAnswer).length;
}

function hasIds({ seats }: Snapshot): boolean {
  return seats.every(seat => !isAnswer(seat) || idOf(seat) !== undefined);
}

/** The numbers that several seats sent, which do not tell one student from another. */
function sharedIds({ seats }: Snapshot): string[] {
  const once = new Set<string>();
  return seats.filter(isAnswer).flatMap(seat => {
    const id = comparableId(idOf(seat) ?? '');
    if (once.has(id)) return [id];
    once.add(id);
    return [];
  });
}

function subjectOf({ seat, lab, student, declined }: SnapshotSeat): Changes['answering'][number] {
  return { seat, lab, id: idOf({ student, declined }), name: (student ?? declined)?.name };
}

function causeOf({ status, code }: SnapshotSeat): { status: Status; code: string | undefined } {
  return { status, code };
}

function isSameCause(one: SnapshotSeat, other: SnapshotSeat): boolean {
  // A table whose column of problems was deleted has no codes.
  const isKnown = one.code !== undefined && other.code !== undefined;
  return one.status === other.status && (!isKnown || one.code === other.code);
}

const fields = ['height', 'weight', 'size'] as const;

function fieldsThatDiffer(before: SnapshotSeat['student'], now: SnapshotSeat['student']) {
  if (!before || !now) return [];
  return fields.flatMap(key =>
    before[key] === now[key] ? [] : [{ key, before: before[key], now: now[key] }],
  );
}

function comparePairs(
  before: Snapshot,
  now: Snapshot,
  seatKeyOf: (seat: SnapshotSeat) => string,
): Changes['pair'] {
  if (!before.mostSimilar || !now.mostSimilar) return undefined;
  const pairs = [...before.mostSimilar, ...now.mostSimilar];
  const byId = pairs.every(({ a, b }) => a.id !== undefined && b.id !== undefined);
  const keysOf = ({ seats, mostSimilar = [] }: Snapshot) => {
    const seatKeys = new Map(seats.map(seat => [seat.seat, seatKeyOf(seat)]));
    const keyOf = ({ seat, id = '' }: SeatPair['a']) =>
      byId ? comparableId(id) : (seatKeys.get(seat) ?? String(seat));
    return mostSimilar
      .map(({ a, b }) => [keyOf(a), keyOf(b)].sort().join(' '))
      .sort()
      .join('\n');
  };
  return {
    before: before.mostSimilar.map(coupleOf),
    now: now.mostSimilar.map(coupleOf),
    isSame: keysOf(before) === keysOf(now),
  };
}

function coupleOf({ a, b }: SeatPair): { seats: number[]; ids?: string[] } {
  const seats = [a.seat, b.seat];
  return a.id === undefined || b.id === undefined ? { seats } : { seats, ids: [a.id, b.id] };
}
