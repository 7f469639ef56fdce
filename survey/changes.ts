import type { Status } from '../shared/status.ts';
import { comparableId } from '../shared/student-id.ts';
import type { Changes } from './changes-schema.ts';
import type { HostResult } from './result.ts';
import { namesFor } from './roll-call.ts';
import type { Roster } from './roster.ts';
import type { SeatPair } from './survey-schema.ts';

/** The part of a result that is compared between surveys: no times, and nothing else that always differs. */
export type SeenSeat = Pick<HostResult, 'seat' | 'lab' | 'status' | 'student' | 'declined'> & {
  /** The problem code of a seat that did not answer. */
  code?: string;
};

/** Picks the part of a result that is compared. */
export function seeSeat({ seat, lab, status, student, declined, problem }: HostResult): SeenSeat {
  return {
    seat,
    ...(lab !== undefined && { lab }),
    status,
    ...(student && { student }),
    ...(declined && { declined }),
    ...(problem && { code: problem.code }),
  };
}

/** The part of a survey that is compared. */
export interface Seen {
  seats: readonly SeenSeat[];
  /** Absent if unknown: a masked CSV has neither the pair nor the measures to compute it. */
  mostSimilar?: readonly SeatPair[];
}

/**
 * What changed from one survey to the next. Students are matched by their numbers, or by their seats if a masked survey
 * has no numbers. A seat that an interrupted crawl did not ask does not count as lost.
 */
export function findChanges(before: Seen, now: Seen): Changes {
  const byId = hasIds(before) && hasIds(now);
  const [old, fresh] = [answersOf(before, byId), answersOf(now, byId)];
  const seatNow = new Map(now.seats.map(seat => [seat.seat, seat]));
  const seatBefore = new Map(before.seats.map(seat => [seat.seat, seat]));
  const both = [...fresh].flatMap(([key, seat]) => {
    const earlier = old.get(key);
    return earlier ? [{ earlier, seat }] : [];
  });
  return {
    answered: { before: countAnswers(before), now: countAnswers(now) },
    answering: [...fresh].flatMap(([key, seat]) => (old.has(key) ? [] : [subjectOf(seat)])),
    lost: [...old].flatMap(([key, seat]) => {
      const there = seatNow.get(seat.seat);
      if (fresh.has(key) || there?.status === 'cancelled') return [];
      const cause = there && !isAnswer(there) ? { now: causeOf(there) } : {};
      return [{ ...subjectOf(seat), ...cause }];
    }),
    otherCause: now.seats.flatMap(seat => {
      const earlier = seatBefore.get(seat.seat);
      if (!earlier || isAnswer(earlier) || isAnswer(seat) || isSameCause(earlier, seat)) return [];
      if (seat.status === 'cancelled' || earlier.status === 'cancelled') return [];
      return [{ ...placeOf(seat), before: causeOf(earlier), now: causeOf(seat) }];
    }),
    record: both.flatMap(({ earlier, seat }) => {
      const fields = fieldsThatDiffer(earlier.student, seat.student);
      return fields.length > 0 ? [{ ...subjectOf(seat), fields }] : [];
    }),
    moved: both.flatMap(({ earlier, seat }) =>
      earlier.seat === seat.seat ? [] : [{ ...subjectOf(seat), ...formerPlaceOf(earlier) }],
    ),
    ...(before.mostSimilar && now.mostSimilar && { pair: comparePairs(before.mostSimilar, now.mostSimilar) }),
  };
}

/** Adds the names from the class list. */
export function nameSeen(seen: Seen, roster: Roster): Seen {
  return { ...seen, seats: seen.seats.map(seat => ({ ...seat, ...namesFor(seat, roster) })) };
}

/** Whether something got worse: a student who answered before does not answer now. */
export function isWorse({ lost }: Changes): boolean {
  return lost.length > 0;
}

type Couples = NonNullable<Changes['pair']>;

/** Masks changes for a projector: keeps seats and causes, but no number, name or measure. */
export function maskChanges(changes: Changes): Changes {
  const couples = (pairs: Couples['before']) => pairs.map(({ seats }) => ({ seats }));
  const { pair } = changes;
  return {
    ...changes,
    answering: changes.answering.map(placeOf),
    lost: changes.lost.map(one => ({ ...placeOf(one), ...(one.now && { now: one.now }) })),
    record: changes.record.map(one => ({ ...placeOf(one), fields: one.fields.map(({ key }) => ({ key })) })),
    moved: changes.moved.map(one => ({
      ...placeOf(one),
      from: one.from,
      ...(one.fromLab !== undefined && { fromLab: one.fromLab }),
    })),
    ...(pair && { pair: { ...pair, before: couples(pair.before), now: couples(pair.now) } }),
  };
}

function isAnswer({ status }: SeenSeat): boolean {
  return status === 'ok' || status === 'declined';
}

function countAnswers({ seats }: Seen): number {
  return seats.filter(isAnswer).length;
}

function idOf({ student, declined }: SeenSeat): string | undefined {
  return student?.id ?? declined?.id;
}

function hasIds({ seats }: Seen): boolean {
  return seats.every(seat => !isAnswer(seat) || idOf(seat) !== undefined);
}

/** The seats that answered, keyed by student number or by seat. Students who share a number are keyed by seat. */
function answersOf({ seats }: Seen, byId: boolean): Map<string, SeenSeat> {
  const answering = seats.filter(isAnswer);
  const ids = new Map<string, number>();
  const keyOf = (seat: SeenSeat) => comparableId(idOf(seat) ?? '');
  for (const seat of answering) ids.set(keyOf(seat), (ids.get(keyOf(seat)) ?? 0) + 1);
  return new Map(
    answering.map(seat => [
      byId && ids.get(keyOf(seat)) === 1 ? `id ${keyOf(seat)}` : `seat ${seat.seat}`,
      seat,
    ]),
  );
}

interface Place {
  seat: number;
  lab?: string;
}

function placeOf({ seat, lab }: { seat: number; lab?: string | undefined }): Place {
  return { seat, ...(lab !== undefined && { lab }) };
}

function formerPlaceOf({ seat, lab }: SeenSeat): { from: number; fromLab?: string } {
  return { from: seat, ...(lab !== undefined && { fromLab: lab }) };
}

function subjectOf(seat: SeenSeat): Place & { id?: string; name?: string } {
  const id = idOf(seat);
  const name = seat.student?.name ?? seat.declined?.name;
  return { ...placeOf(seat), ...(id !== undefined && { id }), ...(name !== undefined && { name }) };
}

function causeOf({ status, code }: SeenSeat): { status: Status; code?: string } {
  return { status, ...(code !== undefined && { code }) };
}

function isSameCause(one: SeenSeat, other: SeenSeat): boolean {
  return one.status === other.status && one.code === other.code;
}

const fields = ['height', 'weight', 'size'] as const;

function fieldsThatDiffer(before: SeenSeat['student'], now: SeenSeat['student']) {
  if (!before || !now) return [];
  return fields.flatMap(key =>
    before[key] === now[key] ? [] : [{ key, before: before[key], now: now[key] }],
  );
}

function comparePairs(before: readonly SeatPair[], now: readonly SeatPair[]): Couples {
  const [old, fresh] = [before.map(coupleOf), now.map(coupleOf)];
  const keys = (couples: ReturnType<typeof coupleOf>[], by: 'ids' | 'seats') =>
    couples
      .map(couple =>
        [...(couple[by] ?? [])]
          .map(name => comparableId(String(name)))
          .sort()
          .join(' '),
      )
      .sort();
  const by = [...old, ...fresh].every(({ ids }) => ids !== undefined) ? 'ids' : 'seats';
  return { before: old, now: fresh, isSame: keys(old, by).join('\n') === keys(fresh, by).join('\n') };
}

function coupleOf({ a, b }: SeatPair): { seats: number[]; ids?: string[] } {
  const seats = [a.seat, b.seat];
  return a.id === undefined || b.id === undefined ? { seats } : { seats, ids: [a.id, b.id] };
}
