/** One number for each axis: height, weight, size rank. */
export type Axes = readonly [number, number, number];

/**
 * A metric as the searches need it: in steps of the columns, quick, and right to nine digits. What it lets through is
 * measured again, exactly, so that rounding decides nothing.
 */
export interface Geometry {
  /** How the three parts of a whitened difference make a distance: root of the squares' sum, or sum. */
  norm: 'euclidean' | 'taxicab';
  /** Turns a difference into its whitened parts: the rows of a lower triangle. */
  whitening: readonly [hh: number, wh: number, ww: number, sh: number, sw: number, ss: number];
  /**
   * A difference of so many steps along the axes alone makes at least the distance that the norm makes of `reach`
   * times it. 0 where the axis has no weight.
   */
  reach: Axes;
}

/** Rounding moves a quick distance by less than this share of it; what is within it is measured exactly. */
const SLACK = 1e-9;

/** The quick measure, squared where the norm is Euclidean, up to which a pair may be at most `distance` apart. */
export function thresholdOf(distance: number, { norm }: Geometry): number {
  return (norm === 'euclidean' ? distance * distance : distance) * (1 + SLACK);
}

/** A geometry whose axes do not mix: each difference in steps counts `factors` times. */
export function separable(norm: Geometry['norm'], factors: Axes): Geometry {
  const [h, w, s] = factors;
  return { norm, whitening: [h, 0, w, 0, 0, s], reach: factors };
}
