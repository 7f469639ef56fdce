import type { Distance } from './metrics.ts';
import type { Students } from './students.ts';

/** Two students by index, `ids[a] <= ids[b]` in code-unit order, and how far apart they are. */
export interface Pair {
  a: number;
  b: number;
  distance: number;
}

/** A student's nearest neighbour by index, and how far away it is. */
export interface Neighbour {
  nearest: number;
  distance: number;
}

/** More pairs in first place than this are counted, not listed. */
const LISTED = 100;

/**
 * The closest pair with all its ties: `ties` counts the pairs at that very distance (1 where nobody ties),
 * `pairs` holds the first `listed` of them by ids. Fewer than two students have none, and 0.
 */
export function mostSimilar(
  students: Students,
  distance: Distance,
  { listed = LISTED }: { listed?: number } = {},
): { pairs: Pair[]; ties: number } {
  const order = byId(students);
  let pairs: Pair[] = [];
  let ties = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [position, a] of order.entries()) {
    for (const b of order.subarray(position + 1)) {
      const apart = distance(a, b);
      if (apart < least) {
        least = apart;
        pairs = [];
        ties = 0;
      }
      if (apart !== least) continue;
      ties += 1;
      if (pairs.length < listed) pairs.push({ a, b, distance: apart });
    }
  }
  return { pairs, ties };
}

/** The `k` closest pairs by distance, then by ids; holds 2k pairs at most. */
export function closestPairs(students: Students, distance: Distance, k: number): Pair[] {
  if (k < 1) return [];
  const order = byId(students);
  let kept: Pair[] = [];
  let limit = Number.POSITIVE_INFINITY;
  for (const [position, a] of order.entries()) {
    for (const b of order.subarray(position + 1)) {
      const apart = distance(a, b);
      // A pair at the limit itself comes later by ids than the k that are there.
      if (apart < limit) kept.push({ a, b, distance: apart });
      if (kept.length < 2 * k) continue;
      kept = closest(kept, k);
      limit = kept.at(-1)?.distance ?? limit;
    }
  }
  return closest(kept, k);
}

/** For each student, by index, the nearest other one, of several the first by id. Empty for n < 2. */
export function nearestNeighbours(students: Students, distance: Distance): Neighbour[] {
  const order = byId(students);
  if (order.length < 2) return [];
  const neighbours = students.ids.map(() => ({ nearest: -1, distance: Number.POSITIVE_INFINITY }));
  // Each student meets the others by ascending id, first as b, then as a: the first of a tie stays.
  for (const [position, a] of order.entries()) {
    for (const b of order.subarray(position + 1)) {
      const apart = distance(a, b);
      meet(neighbours[a], b, apart);
      meet(neighbours[b], a, apart);
    }
  }
  return neighbours;
}

function meet(neighbour: Neighbour | undefined, other: number, apart: number): void {
  if (neighbour === undefined || !(apart < neighbour.distance)) return;
  neighbour.nearest = other;
  neighbour.distance = apart;
}

/** The sort is stable and pairs arrive in the order of their ids, so equal distances stay in that order. */
function closest(pairs: Pair[], k: number): Pair[] {
  return pairs.sort((one, other) => one.distance - other.distance).slice(0, k);
}

/** Indices by ascending id: pairs are then met in the order of their ids, and no tie needs to look at one. */
function byId({ ids }: Students): Uint32Array {
  const named = ids.map((id, index) => ({ id, index }));
  named.sort((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));
  return Uint32Array.from(named, ({ index }) => index);
}
