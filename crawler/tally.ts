import type { Student } from '../shared/reply.ts';
import { sizeRank, sizes } from '../shared/size.ts';
import { type Status, statuses } from '../shared/status.ts';
import { makeIds } from './answers/ids.ts';
import type { HostResult } from './result.ts';
import type { Students } from './similarity/students.ts';
import type { Excluded, Survey } from './survey-schema.ts';

/** Who is compared, as columns; a participant is an index. */
export interface Participants {
  students: Students;
  seatOf(participant: number): number;
  studentOf(participant: number): Student;
}

/**
 * What a survey says of all seats together, taken in result by result and kept as columns: 22 bytes and
 * the id for each that answered.
 */
export interface Tally {
  add(result: Pick<HostResult, 'seat' | 'status' | 'student' | 'declined'>): void;
  counts(): Survey['counts'];
  /** Ends the taking in: who is compared, and who answered but is not, in the order of the seats. */
  close(): { participants: Participants; excluded: Excluded[] };
}

/** `capacity` is the largest number of results that can come; columns that are not filled cost nothing. */
export function makeTally(capacity: number): Tally {
  const counted = new Map<Status, number>();
  const ids = makeIds();
  const seats = new Uint32Array(capacity);
  const heights = new Float64Array(capacity);
  const weights = new Float64Array(capacity);
  /** 0 for who declined. */
  const ranks = new Uint8Array(capacity);
  const shared = new Uint8Array(capacity);
  /** Seats whose id was there already, and whose it was. */
  const laterSeats: number[] = [];
  const laterIds: number[] = [];

  return {
    add({ seat, status, student, declined }) {
      counted.set(status, (counted.get(status) ?? 0) + 1);
      const id = student?.id ?? declined?.id;
      if (id === undefined) return;
      const bytes = Buffer.from(id);
      const first = ids.add({ bytes, from: 0, to: bytes.length });
      if (first >= 0) {
        shared[first] = 1;
        laterSeats.push(seat);
        laterIds.push(first);
        return;
      }
      const index = ids.count - 1;
      seats[index] = seat;
      heights[index] = student?.height ?? 0;
      weights[index] = student?.weight ?? 0;
      ranks[index] = student ? sizeRank(student.size) : 0;
    },
    counts: () =>
      Object.fromEntries(
        statuses.flatMap(status => {
          const count = counted.get(status);
          return count === undefined ? [] : [[status, count]];
        }),
      ),
    close() {
      const excluded = findExcluded();
      return { participants: findParticipants(), excluded };
    },
  };

  /** Of seats with one student number it is all of them. */
  function findExcluded(): Excluded[] {
    const excluded: Excluded[] = laterSeats.map((seat, at) => ({
      seat,
      id: ids.text(laterIds[at] ?? 0),
      reason: 'duplicate-id',
    }));
    for (let index = 0; index < ids.count; index++) {
      if (isCompared(index)) continue;
      const reason = shared[index] === 1 ? 'duplicate-id' : 'declined';
      excluded.push({ seat: seats[index] ?? 0, id: ids.text(index), reason });
    }
    return excluded.sort((a, b) => a.seat - b.seat);
  }

  function isCompared(index: number): boolean {
    return shared[index] === 0 && ranks[index] !== 0;
  }

  /** Moves those who are compared to the front, in place. */
  function findParticipants(): Participants {
    const total = ids.count;
    ids.keep(isCompared);
    let kept = 0;
    for (let index = 0; index < total; index++) {
      if (!isCompared(index)) continue;
      for (const column of [seats, heights, weights, ranks]) column[kept] = column[index] ?? 0;
      kept++;
    }
    const sizeOf = (participant: number) => sizes[(ranks[participant] ?? 1) - 1] ?? sizes[0];
    return {
      students: {
        height: heights.subarray(0, kept),
        weight: weights.subarray(0, kept),
        rank: ranks.subarray(0, kept),
        precedes: ids.precedes,
        ascending: false,
      },
      seatOf: participant => seats[participant] ?? 0,
      studentOf: participant => ({
        id: ids.text(participant),
        height: heights[participant] ?? 0,
        weight: weights[participant] ?? 0,
        size: sizeOf(participant),
      }),
    };
  }
}
