import { difference } from './column.ts';
import type { Axes } from './geometry.ts';
import type { Measure } from './metrics.ts';

/** What one measure contributes to a distance. */
export interface Part {
  /** Absolute, in cm, kg or sizes. */
  difference: number;
  /** What the difference is divided by, in the same unit. */
  scale: number;
  /** Its share, 0 to 1, of the sum that gives the distance (or its square); 0 for all if the distance is 0. */
  share: number;
}

/** Explains the distance of two students, by index: the parts of height, weight and size. */
export function explain({ columns, geometry, scales }: Measure, a: number, b: number): [Part, Part, Part] {
  const [height, weight, rank] = columns;
  const differences: Axes = [difference(height, a, b), difference(weight, a, b), difference(rank, a, b)];
  const [h, w, s] = [
    differences[0] * height.perUnit,
    differences[1] * weight.perUnit,
    differences[2] * rank.perUnit,
  ];
  const [hh, wh, ww, sh, sw, ss] = geometry.whitening;
  const whitened = [hh * h, wh * h + ww * w, sh * h + sw * w + ss * s];
  const terms = whitened.map(part => (geometry.norm === 'euclidean' ? part * part : Math.abs(part)));
  const total = terms.reduce((sum, term) => sum + term, 0);
  const part = (axis: 0 | 1 | 2): Part => ({
    // Rounded, so that 60.2 - 60.1 is 0.1.
    difference: Number(Math.abs(differences[axis]).toFixed(6)),
    scale: scales[axis],
    share: total === 0 ? 0 : (terms[axis] ?? 0) / total,
  });
  return [part(0), part(1), part(2)];
}
