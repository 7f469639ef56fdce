import type { Measure } from './metrics.ts';
import type { Pair } from './pair.ts';
import type { Students } from './students.ts';

/** By student: the index of the nearest other one, and how far away that one is. */
export interface Neighbours {
  nearest: Uint32Array;
  distance: Float64Array;
}

/** What can be asked of students with a metric between them. Every answer is exact, and ties go by the ids. */
export interface Finder {
  /**
   * The closest pair with all its ties: `ties` counts the pairs at that very distance (1 where nobody ties), `pairs` holds
   * the first `listed` of them by ids. Fewer than two students have none, and 0.
   */
  mostSimilar(listed?: number): { pairs: Pair[]; ties: number };
  /** The `k` closest pairs by distance, then by ids. */
  closestPairs(k: number): Pair[];
  /** For each student the nearest other one, of several the first by id; infinitely far where there is no other. */
  nearestNeighbours(): Neighbours;
}

/** More pairs in first place than this are counted, not listed. */
export const LISTED = 100;

/** Keeps for each student the nearest other one that was offered. */
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

/** Makes a finder of students and the measure that `prepare` made for them. */
export type MakeFinder = (students: Students, measure: Measure) => Finder;
