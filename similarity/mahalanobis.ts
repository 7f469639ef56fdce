import { type Columns, difference } from './column.ts';
import type { Geometry } from './geometry.ts';
import { covariance, variance } from './moments.ts';

/**
 * The determinant of the correlation matrix is 1 for unrelated columns, and 0 if one follows from the others. Its
 * eigenvalues sum to 3, so the condition number is at most 4 / determinant, in any units: at this limit, nine of sixteen
 * digits remain.
 */
const MIN_DETERMINANT = 1e-6;

/** The metric prepared for certain students: the exact distance, and the fast one for the search. */
export interface Mahalanobis {
  distance: (a: number, b: number) => number;
  geometry: Geometry;
  /** Standard deviations, in the columns' units. */
  scales: readonly [number, number, number];
}

/**
 * The Mahalanobis distance between two students, by index; undefined if the covariance S is nearly singular.
 *
 * With the Cholesky factor L of S and L y = D, it is the length of y, the whitened difference. Unlike D' S^-1 D multiplied
 * out, this sum of squares is never negative.
 */
export function mahalanobis(columns: Columns): Mahalanobis | undefined {
  const [height, weight, rank] = columns;
  const hh = variance(height);
  const ww = variance(weight);
  const ss = variance(rank);
  const hw = covariance(height, weight);
  const hs = covariance(height, rank);
  const ws = covariance(weight, rank);
  const determinant = correlationDeterminant(
    hw / Math.sqrt(hh * ww),
    hs / Math.sqrt(hh * ss),
    ws / Math.sqrt(ww * ss),
  );
  // A constant column makes the correlations NaN, which also fails this comparison.
  if (!(determinant >= MIN_DETERMINANT)) return undefined;

  const l11 = Math.sqrt(hh);
  const l21 = hw / l11;
  const l22 = Math.sqrt(ww - l21 * l21);
  const l31 = hs / l11;
  const l32 = (ws - l31 * l21) / l22;
  const l33 = Math.sqrt(ss - l31 * l31 - l32 * l32);

  const distance = (a: number, b: number) => {
    const y1 = difference(height, a, b) / l11;
    const y2 = (difference(weight, a, b) - l21 * y1) / l22;
    const y3 = (difference(rank, a, b) - l31 * y1 - l32 * y2) / l33;
    return Math.sqrt(y1 * y1 + y2 * y2 + y3 * y3);
  };

  // The same for the fast measure: L inverted, and scaled to steps.
  const [perHeight, perWeight, perRank] = [height.perUnit, weight.perUnit, rank.perUnit];
  const wh = -l21 / (l11 * l22);
  const sw = -l32 / (l22 * l33);
  const whitening = [
    1 / l11 / perHeight,
    wh / perHeight,
    1 / l22 / perWeight,
    (-l31 / l11 - l32 * wh) / l33 / perHeight,
    sw / perWeight,
    1 / l33 / perRank,
  ] as const;
  // The distance is at least D_k / sqrt(S_kk) for each column k, so its square is at least the mean of the three squares.
  const scales = [l11, Math.sqrt(ww), Math.sqrt(ss)] as const;
  const reach = [
    1 / (Math.sqrt(3 * hh) * perHeight),
    1 / (Math.sqrt(3 * ww) * perWeight),
    1 / (Math.sqrt(3 * ss) * perRank),
  ] as const;
  return { distance, geometry: { norm: 'euclidean', whitening, reach }, scales };
}

function correlationDeterminant(hw: number, hs: number, ws: number): number {
  return 1 + 2 * hw * hs * ws - hw * hw - hs * hs - ws * ws;
}
