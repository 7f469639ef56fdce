import type { Distance } from './metrics.ts';
import { comparePairs, insert, orderedPair, type Pair } from './pair.ts';
import type { Students } from './students.ts';

/** Gathers the pairs that a search comes across, in any order, each once. */
export interface Collector {
  /** Pairs farther apart than this are of no use any more. */
  readonly limit: number;
  /** How many pairs it keeps. */
  readonly places: number;
  /** Measures two students, by index. */
  offer(one: number, other: number): void;
  /** Takes equal students, of whom `first` are the first by id, in order, and who make `pairs` pairs without any distance. */
  offerEqual(first: readonly number[], pairs: number): void;
}

/** Finds the least distance, the exact number of pairs at it, and the first `places` of these by ids. */
export function firstPlace(students: Students, distance: Distance, places: number) {
  const order = { places, compare: (x: Pair, y: Pair) => comparePairs(x, y, students) };
  let pairs: Pair[] = [];
  let ties = 0;
  const collector = {
    limit: Number.POSITIVE_INFINITY,
    places,
    offer(one: number, other: number) {
      const apart = distance(one, other);
      if (apart > collector.limit) return;
      lowerLimit(apart);
      ties += 1;
      insert(pairs, orderedPair(one, other, { distance: apart, students }), order);
    },
    offerEqual(first: readonly number[], count: number) {
      lowerLimit(0);
      ties += count;
      listEqual(first, pair => insert(pairs, pair, order));
    },
    result: () => ({ pairs, ties }),
  };
  function lowerLimit(apart: number): void {
    if (apart === collector.limit) return;
    collector.limit = apart;
    pairs = [];
    ties = 0;
  }
  return collector;
}

/** Finds the `places` closest pairs, by distance, then by ids. */
export function ranking(students: Students, distance: Distance, places: number) {
  const order = { places, compare: (x: Pair, y: Pair) => comparePairs(x, y, students) };
  const pairs: Pair[] = [];
  const keep = (pair: Pair) => {
    const kept = insert(pairs, pair, order);
    if (kept && pairs.length === places) collector.limit = pairs.at(-1)?.distance ?? collector.limit;
    return kept;
  };
  const collector = {
    limit: Number.POSITIVE_INFINITY,
    places,
    offer(one: number, other: number) {
      const apart = distance(one, other);
      if (apart <= collector.limit) keep(orderedPair(one, other, { distance: apart, students }));
    },
    offerEqual(first: readonly number[]) {
      listEqual(first, keep);
    },
    result: () => pairs,
  };
  return collector;
}

/** The pairs among equal students in the order of their ids, until one comes too late to be kept: so do all after it. */
function listEqual(students: readonly number[], keep: (pair: Pair) => boolean): void {
  for (const [position, a] of students.entries()) {
    for (const b of students.slice(position + 1)) if (!keep({ a, b, distance: 0 })) return;
  }
}
