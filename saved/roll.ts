import type { Students } from '../similarity/students.ts';
import { findRepeats, noRepeats, type Repeats } from './repeats.ts';
import { makeTexts, type Stretch } from './texts.ts';

/** A student as it stands in a file; the id is bytes in it. Size rank 1..11, or 0 for one who declined. */
export interface RollEntry extends Stretch {
  height: number;
  weight: number;
  rank: number;
}

/** Who is compared, by index: columns, and their ids. */
export interface Compared {
  students: Students;
  idOf(student: number): string;
  /** Left out: students who keep their measures to themselves, and rows that share their id with another. */
  declined: number;
  sharedIds: number;
  /** The first few ids that came again, for somebody to look them up. */
  firstShared: string[];
}

/** Takes the students of a file one by one, in 21 to 42 bytes each beside the id, and says in the end who is compared. */
export interface Roll {
  add(entry: RollEntry): void;
  close(): Compared;
}

const ROOM = 1_024;

/** Shared ids that are kept to be shown. */
const SHOWN = 3;

export function makeRoll(): Roll {
  const ids = makeTexts();
  let height = new Float64Array(ROOM);
  let weight = new Float64Array(ROOM);
  let rank = new Float64Array(ROOM);

  return { add, close };

  function add(entry: RollEntry): void {
    const student = ids.count;
    if (student >= rank.length) grow();
    ids.append(entry);
    height[student] = entry.height;
    weight[student] = entry.weight;
    rank[student] = entry.rank;
  }

  function grow(): void {
    const room = 2 * rank.length;
    height = copied(height, new Float64Array(room));
    weight = copied(weight, new Float64Array(room));
    rank = copied(rank, new Float64Array(room));
  }

  function close(): Compared {
    const wasAscending = ids.isAscending();
    const repeats = wasAscending ? noRepeats : findRepeats(ids, SHOWN);
    const firstShared = repeats.again.map(ids.text);
    const declined = countDeclined(repeats);
    if (declined + repeats.count > 0) leaveOut(repeats);
    const ascending = wasAscending || ids.isAscending();
    const students = {
      height: height.subarray(0, ids.count),
      weight: weight.subarray(0, ids.count),
      rank: rank.subarray(0, ids.count),
      precedes: ascending ? (a: number, b: number) => a < b : ids.precedes,
    };
    return { students, idOf: ids.text, declined, sharedIds: repeats.count, firstShared };
  }

  function countDeclined({ isShared }: Repeats): number {
    let declined = 0;
    for (let student = 0; student < ids.count; student++) {
      if (rank[student] === 0 && !isShared(student)) declined += 1;
    }
    return declined;
  }

  /** Moves those who are compared to the front, in place. */
  function leaveOut({ isShared }: Repeats): void {
    const total = ids.count;
    const isKept = (student: number) => rank[student] !== 0 && !isShared(student);
    ids.keep(isKept);
    let kept = 0;
    for (let student = 0; student < total; student++) {
      if (!isKept(student)) continue;
      height[kept] = height[student] ?? 0;
      weight[kept] = weight[student] ?? 0;
      rank[kept] = rank[student] ?? 0;
      kept += 1;
    }
  }
}

function copied(
  old: Float64Array<ArrayBuffer>,
  larger: Float64Array<ArrayBuffer>,
): Float64Array<ArrayBuffer> {
  larger.set(old);
  return larger;
}
