import type { Measure } from './metrics.ts';
import type { Pair } from './pair.ts';
import type { Students } from './students.ts';

/** For each student, the index of the nearest other one, and the distance to it. */
export interface Neighbours {
  nearest: Uint32Array;
  distance: Float64Array;
}

/** Finds similar students. Every answer is exact, and ties are ordered by ids. */
export interface Finder {
  /**
   * The closest pair and all that tie with it: `ties` is the number of pairs at exactly this distance (1 if there is no
   * tie), `pairs` the first `listed` of them by ids. For fewer than two students: no pairs, and 0.
   */
  mostSimilar(listed?: number): { pairs: Pair[]; ties: number };
  /** The `k` closest pairs by distance, then by ids. */
  closestPairs(k: number): Pair[];
  /** The nearest other student for each one; among equals the first by id. At distance Infinity if there is no other. */
  nearestNeighbours(): Neighbours;
}

/** More tied pairs than this are counted, but not listed. */
export const LISTED = 100;

/** Keeps for each student the nearest one of those offered. */
export function makeNeighbours(count: number, { precedes }: Students) {
  const nearest = new Uint32Array(count);
  const distance = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  return {
    found: { nearest, distance },
    keep(student: number, other: number, apart: number): void {
      const least = distance[student] ?? 0;
      if (apart > least || (apart === least && !precedes(other, nearest[student] ?? 0))) return;
      distance[student] = apart;
      nearest[student] = other;
    },
  };
}

/** Makes a finder from students and the measure that `prepare` made for them. */
export type MakeFinder = (students: Students, measure: Measure) => Finder;
