import type { Students } from '../similarity/students.ts';
import { makeIds, type Stretch } from './ids.ts';

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

/** Takes the students of a file one by one, in 22 to 40 bytes each beside the id, and says in the end who is compared. */
export interface Roll {
  add(entry: RollEntry): void;
  close(): Compared;
}

const ROOM = 1_024;

/** Shared ids that are kept to be shown. */
const SHOWN = 3;

export function makeRoll(): Roll {
  const ids = makeIds();
  let height = new Float64Array(ROOM);
  let weight = new Float64Array(ROOM);
  let rank = new Uint8Array(ROOM);
  /** 1 for an id that came once, 2 for one that came again. */
  let rows = new Uint8Array(ROOM);
  let sharedIds = 0;
  const firstShared: string[] = [];

  return { add, close };

  function add(entry: RollEntry): void {
    const there = ids.add(entry);
    if (there >= 0) {
      const isFirst = rows[there] === 1;
      sharedIds += isFirst ? 2 : 1;
      if (isFirst && firstShared.length < SHOWN) firstShared.push(ids.text(there));
      rows[there] = 2;
      return;
    }
    const student = ids.count - 1;
    if (student >= rank.length) grow();
    height[student] = entry.height;
    weight[student] = entry.weight;
    rank[student] = entry.rank;
    rows[student] = 1;
  }

  function grow(): void {
    const room = 2 * rank.length;
    height = copied(height, new Float64Array(room));
    weight = copied(weight, new Float64Array(room));
    rank = copied(rank, new Uint8Array(room));
    rows = copied(rows, new Uint8Array(room));
  }

  /** Moves those who are compared to the front, in place. */
  function close(): Compared {
    const total = ids.count;
    const isKept = (student: number) => rows[student] === 1 && rank[student] !== 0;
    ids.keep(isKept);
    let declined = 0;
    let kept = 0;
    for (let student = 0; student < total; student++) {
      if (rows[student] === 1 && rank[student] === 0) declined += 1;
      if (!isKept(student)) continue;
      height[kept] = height[student] ?? 0;
      weight[kept] = weight[student] ?? 0;
      rank[kept] = rank[student] ?? 0;
      kept += 1;
    }
    const ascending = isAscending();
    const students = {
      height: height.subarray(0, kept),
      weight: weight.subarray(0, kept),
      rank: rank.subarray(0, kept),
      precedes: ascending ? (a: number, b: number) => a < b : ids.precedes,
      ascending,
    };
    return { students, idOf: ids.text, declined, sharedIds, firstShared };
  }

  function isAscending(): boolean {
    for (let student = 1; student < ids.count; student++) {
      if (!ids.precedes(student - 1, student)) return false;
    }
    return true;
  }
}

function copied<Items extends Uint8Array | Float64Array>(old: Items, larger: Items): Items {
  larger.set(old);
  return larger;
}
