import { groupBy } from '../shared/group-by.ts';
import type { Student } from '../shared/reply.ts';
import { sizeRank } from '../shared/size.ts';
import { type Status, statuses } from '../shared/status.ts';
import { comparableId } from '../shared/student-id.ts';
import { type Students, toStudents } from '../similarity/students.ts';
import type { HostResult } from './result.ts';
import type { Excluded, Survey } from './survey-schema.ts';

/** The students who are compared, as columns; a participant is an index. */
export interface Participants {
  students: Students;
  seatOf(participant: number): number;
  studentOf(participant: number): Student;
}

export type Answer = Pick<HostResult, 'seat' | 'status' | 'student' | 'declined'>;

/** Collects the results of all seats one by one, for the totals of a survey. */
export interface Tally {
  add(result: Answer): void;
  counts(): Survey['counts'];
  /** The students who are compared, and the ones who answered but are excluded, in the order of the seats. */
  close(): { participants: Participants; excluded: Excluded[] };
}

export function makeTally(): Tally {
  const counted = new Map<Status, number>();
  const answers: { seat: number; id: string; student?: Student }[] = [];

  return {
    add({ seat, status, student, declined }) {
      counted.set(status, (counted.get(status) ?? 0) + 1);
      const id = student?.id ?? declined?.id;
      if (id !== undefined) answers.push({ seat, id, ...(student && { student }) });
    },
    counts: () =>
      Object.fromEntries(
        statuses.flatMap(status => {
          const count = counted.get(status);
          return count === undefined ? [] : [[status, count]];
        }),
      ),
    close() {
      const excluded: Excluded[] = [];
      const seats: number[] = [];
      const students: Student[] = [];
      for (const claims of groupBy(answers, ({ id }) => comparableId(id)).values()) {
        // Those that share a number are all left out, since nobody knows whose it is.
        const isShared = claims.length > 1;
        for (const { seat, id, student } of claims) {
          if (student && !isShared) {
            seats.push(seat);
            students.push(student);
          } else excluded.push({ seat, id, reason: isShared ? 'duplicate-id' : 'declined' });
        }
      }
      excluded.sort((a, b) => a.seat - b.seat);
      return { participants: toParticipants(seats, students), excluded };
    },
  };
}

/** The tally of a complete list of results. */
export function tallyOf(hosts: readonly Answer[]): Tally {
  const tally = makeTally();
  for (const host of hosts) tally.add(host);
  return tally;
}

function toParticipants(seats: readonly number[], students: readonly Student[]): Participants {
  const at = <Item>(items: readonly Item[], participant: number): Item => {
    const found = items[participant];
    if (found === undefined) throw new RangeError(`there is no participant ${participant}`);
    return found;
  };
  return {
    students: toStudents(students.map(student => ({ ...student, rank: sizeRank(student.size) }))),
    seatOf: participant => at(seats, participant),
    studentOf: participant => at(students, participant),
  };
}
