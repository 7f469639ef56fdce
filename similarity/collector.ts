import type { Taker } from './comparison.ts';
import type { Distance } from './metrics.ts';
import { comparePairs, insert, orderedPair, type Pair } from './pair.ts';
import type { Students } from './students.ts';

/** Gathers the pairs that a search comes across, in any order, each once. */
export interface Collector extends Taker {
  /** How many pairs it keeps. */
  readonly places: number;
  /** Many students without any distance between them: how many pairs that is, and the first of them by id, in order. */
  offerTwins(first: readonly number[], pairs: number): void;
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
      reach(apart);
      ties += 1;
      insert(pairs, orderedPair(one, other, { distance: apart, students }), order);
    },
    offerTwins(first: readonly number[], count: number) {
      reach(0);
      ties += count;
      listTwins(first, pair => insert(pairs, pair, order));
    },
    result: () => ({ pairs, ties }),
  };
  function reach(apart: number): void {
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
    offerTwins(first: readonly number[]) {
      listTwins(first, keep);
    },
    result: () => pairs,
  };
  return collector;
}

/** The pairs among twins in the order of their ids, until one comes too late to be kept, as then do all after it. */
function listTwins(twins: readonly number[], keep: (pair: Pair) => boolean): void {
  for (const [position, a] of twins.entries()) {
    for (let at = position + 1; at < twins.length; at++) {
      if (!keep({ a, b: twins[at] ?? a, distance: 0 })) return;
    }
  }
}
