import { type Columns, covariance, difference, variance } from './column.ts';

/**
 * The correlation matrix has determinant 1 for unrelated columns and 0 where one follows from the others. The
 * eigenvalues sum to 3, so that its condition number is at most 4 / determinant, in any units: here nine of
 * sixteen digits are left.
 */
const MIN_DETERMINANT = 1e-6;

/**
 * Mahalanobis distance between two students, by index; undefined where the covariance S is nearly singular.
 *
 * With the Cholesky factor L of S and L y = D it is the length of y. A sum of squares, unlike D' S^-1 D
 * multiplied out, is never below 0.
 */
export function mahalanobis(columns: Columns): ((a: number, b: number) => number) | undefined {
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
  // A constant column has the correlations 0 / 0, and NaN is not at least anything.
  if (!(determinant >= MIN_DETERMINANT)) return undefined;

  const l11 = Math.sqrt(hh);
  const l21 = hw / l11;
  const l22 = Math.sqrt(ww - l21 * l21);
  const l31 = hs / l11;
  const l32 = (ws - l31 * l21) / l22;
  const l33 = Math.sqrt(ss - l31 * l31 - l32 * l32);

  return (a, b) => {
    const y1 = difference(height, a, b) / l11;
    const y2 = (difference(weight, a, b) - l21 * y1) / l22;
    const y3 = (difference(rank, a, b) - l31 * y1 - l32 * y2) / l33;
    return Math.sqrt(y1 * y1 + y2 * y2 + y3 * y3);
  };
}

function correlationDeterminant(hw: number, hs: number, ws: number): number {
  return 1 + 2 * hw * hs * ws - hw * hw - hs * hs - ws * ws;
}
