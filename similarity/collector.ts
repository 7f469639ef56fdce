import type { Distance } from './metrics.ts';
import { comparePairs, insert, orderedPair, type Pair } from './pair.ts';
import type { Students } from './students.ts';

/** Collects the pairs that a search offers, in any order, each once. */
export interface Collector {
  /** Pairs farther apart than this need not be offered. */
  readonly limit: number;
  /** How many pairs are kept. */
  readonly capacity: number;
  /** Offers two students, by index, to be measured. */
  offer(one: number, other: number): void;
  /** Offers equal students, who make `pairs` pairs at distance 0; `first` are the first of them by id, in order. */
  offerEqual(first: readonly number[], pairs: number): void;
}

/** Collects the pairs at the smallest distance: their exact number, and the first `capacity` of them by ids. */
export function firstPlace(students: Students, distance: Distance, capacity: number) {
  const order = { capacity, compare: (x: Pair, y: Pair) => comparePairs(x, y, students) };
  let pairs: Pair[] = [];
  let ties = 0;
  const collector = {
    limit: Number.POSITIVE_INFINITY,
    capacity,
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

/** Collects the `capacity` closest pairs, ordered by distance, then by ids. */
export function ranking(students: Students, distance: Distance, capacity: number) {
  const order = { capacity, compare: (x: Pair, y: Pair) => comparePairs(x, y, students) };
  const pairs: Pair[] = [];
  const keep = (pair: Pair) => {
    const kept = insert(pairs, pair, order);
    if (kept && pairs.length === capacity) collector.limit = pairs.at(-1)?.distance ?? collector.limit;
    return kept;
  };
  const collector = {
    limit: Number.POSITIVE_INFINITY,
    capacity,
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

/** Passes the pairs of equal students to `keep` in the order of their ids, until one is not kept; then no later one is. */
function listEqual(students: readonly number[], keep: (pair: Pair) => boolean): void {
  for (const [position, a] of students.entries()) {
    for (const b of students.slice(position + 1)) if (!keep({ a, b, distance: 0 })) return;
  }
}
