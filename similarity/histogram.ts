import type { Distance } from './metrics.ts';

/** The number of pairs in each of `counts.length` intervals of equal width, between `from` and `to` inclusive. */
export interface Histogram {
  from: number;
  to: number;
  counts: number[];
}

/** Counts the distances of all pairs of `count` students in `bins` intervals from 0. Two passes, to save memory. */
export function distribute(count: number, distance: Distance, bins: number): Histogram {
  let to = 0;
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) to = Math.max(to, distance(a, b));
  }
  const counts = new Uint32Array(bins);
  for (let a = 0; a < count; a++) {
    for (let b = a + 1; b < count; b++) {
      const bin = binOf(distance(a, b), { from: 0, to, counts });
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
  }
  return { from: 0, to, counts: [...counts] };
}

/** The index of the interval for a distance; 0 if the histogram has no width. */
export function binOf(
  distance: number,
  { from, to, counts }: { from: number; to: number; counts: ArrayLike<number> },
): number {
  if (to === from) return 0;
  return Math.min(counts.length - 1, Math.floor(((distance - from) / (to - from)) * counts.length));
}
