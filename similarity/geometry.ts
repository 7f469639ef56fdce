/** One number for each axis: height, weight, size rank. */
export type Axes = readonly [number, number, number];

/**
 * A metric in the form the searches need: in column steps, fast, and correct to nine digits. Every pair it lets through is
 * measured again exactly, so that rounding cannot decide.
 */
export interface Geometry {
  /** How the three parts of a whitened difference give the distance: the root of the sum of squares, or the sum. */
  norm: 'euclidean' | 'taxicab';
  /** The lower triangular matrix, row by row, that whitens a difference. */
  whitening: readonly [hh: number, wh: number, ww: number, sh: number, sw: number, ss: number];
  /**
   * A lower bound for each axis: if a pair differs by some steps along the axes, its distance is at least the norm of
   * `reach` times these steps. 0 for an axis without weight.
   */
  reach: Axes;
}

/** Rounding changes a fast distance by a smaller fraction than this. */
const SLACK = 1e-9;

/** The largest fast measure (squared if the norm is Euclidean) that a pair at most `distance` apart can have. */
export function thresholdOf(distance: number, { norm }: Geometry): number {
  return (norm === 'euclidean' ? distance * distance : distance) * (1 + SLACK);
}

/** A geometry whose axes do not mix: each difference in steps is multiplied by its factor. */
export function separable(norm: Geometry['norm'], factors: Axes): Geometry {
  const [h, w, s] = factors;
  return { norm, whitening: [h, 0, w, 0, 0, s], reach: factors };
}
