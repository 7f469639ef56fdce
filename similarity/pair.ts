import type { Students } from './students.ts';

/** Two students by index, `a` before `b` by id, and their distance. */
export interface Pair {
  a: number;
  b: number;
  distance: number;
}

/** Makes a pair of two students, in the order of their ids. */
export function orderedPair(one: number, other: number, at: { distance: number; students: Students }): Pair {
  const { distance, students } = at;
  return students.precedes(other, one) ? { a: other, b: one, distance } : { a: one, b: other, distance };
}

/** Compares pairs by distance, then by ids; negative if `x` comes first. */
export function comparePairs(x: Pair, y: Pair, { precedes }: Students): number {
  if (x.distance !== y.distance) return x.distance - y.distance;
  const [one, other] = x.a === y.a ? [x.b, y.b] : [x.a, y.a];
  if (one === other) return 0;
  return precedes(one, other) ? -1 : 1;
}

/** Inserts `pair` into a sorted list of at most `capacity`; returns false if the list is full and `pair` comes last. */
export function insert(
  list: Pair[],
  pair: Pair,
  { capacity, compare }: { capacity: number; compare: (x: Pair, y: Pair) => number },
): boolean {
  const last = list.at(-1);
  if (last !== undefined && list.length >= capacity && compare(pair, last) >= 0) return false;
  let from = 0;
  let to = list.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const there = list[middle];
    if (there !== undefined && compare(there, pair) < 0) from = middle + 1;
    else to = middle;
  }
  list.splice(from, 0, pair);
  if (list.length > capacity) list.pop();
  return true;
}
