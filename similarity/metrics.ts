import type { MetricName } from '../shared/ids.ts';
import { type Column, type Columns, difference, range, toColumn } from './column.ts';
import { type Axes, type Geometry, separable } from './geometry.ts';
import { mahalanobis } from './mahalanobis.ts';
import { variance } from './moments.ts';
import type { Students } from './students.ts';

/** Weights of height, weight and size rank: finite, not negative, not all 0. */
export type Weights = Axes;
const defaultWeights: Weights = [1, 1, 1];

/** The distance between students `a` and `b`, by index. `distance(a, b) === distance(b, a)`, bit for bit. */
export type Distance = (a: number, b: number) => number;

/** A metric prepared for certain students, with what the search and `explain` need. */
export interface Measure {
  columns: Columns;
  distance: Distance;
  geometry: Geometry;
  /** What differences are divided by, in cm, kg and sizes: the spread of each column, or 1. */
  scales: Axes;
}

/**
 * Why a metric cannot be used for these students: `singular` if a column is constant or follows from the others,
 * `not-taken` if the metric ignores weights.
 */
export type Refusal =
  | { refused: 'few-students'; minimum: number; found: number }
  | { refused: 'singular' }
  | { refused: 'weights'; why: 'invalid' | 'not-taken' };

/** A measure, or why there is none. */
export type Prepared = Measure | Refusal;

/** What a metric can be told; each has a default. */
export interface MetricOptions {
  weights?: Weights;
  /** The least number of students for a meaningful covariance; used by `mahalanobis` only. */
  minimumStudents?: number;
}

type Metric = (columns: Columns, options: Required<MetricOptions>) => Omit<Measure, 'columns'> | Refusal;

/**
 * Computes variances, ranges or covariances once, and returns the function for the distance between any two students.
 *
 * Distances are computed from raw differences, always in the order height, weight, size, so that pairs with the same
 * differences get exactly the same distance. Scaling the coordinates first would not give that.
 */
export function prepare(students: Students, metric: MetricName, options: MetricOptions = {}): Prepared {
  const { weights = defaultWeights, minimumStudents = 3 } = options;
  if (!isValid(weights)) return { refused: 'weights', why: 'invalid' };
  const columns: Columns = [toColumn(students.height), toColumn(students.weight), toColumn(students.rank)];
  const prepared = metrics[metric](columns, { weights, minimumStudents });
  return 'refused' in prepared ? prepared : { columns, ...prepared };
}

const metrics = {
  /** sqrt(sum w D^2 / V), V the sample variance: scipy `pdist(X, 'seuclidean')`, R `dist(scale(X))`. */
  seuclidean: (columns, { weights }) => {
    const variances = ofEach(columns, variance);
    return { ...rootOfSquares(columns, weights, variances), scales: mapAxes(variances, Math.sqrt) };
  },

  /** Weighted mean of |D| / range, 0..1: R `cluster::daisy(metric = "gower")`, the size by its rank. */
  gower: (columns, { weights }) => {
    const scales = ofEach(columns, range);
    return { ...meanOfShares(columns, weights, scales), scales };
  },

  /** sqrt(D' S^-1 D), S the sample covariance: scipy `pdist(X, 'mahalanobis')`. Weights would cancel out. */
  mahalanobis: (columns, { weights, minimumStudents }) => {
    const found = columns[0].steps.length;
    if (weights.some(weight => weight !== 1)) return { refused: 'weights', why: 'not-taken' };
    if (found < minimumStudents) return { refused: 'few-students', minimum: minimumStudents, found };
    return mahalanobis(columns) ?? { refused: 'singular' };
  },

  /** sqrt(sum w D^2): scipy `pdist(X, 'euclidean')`. Depends on the units; for teaching. */
  euclidean: (columns, { weights }) => ({
    ...rootOfSquares(columns, weights, [1, 1, 1]),
    scales: [1, 1, 1],
  }),
} satisfies Record<MetricName, Metric>;

/** The spread of each column; 1 for a constant column, whose differences are 0 anyway. */
function ofEach([height, weight, rank]: Columns, spread: (column: Column) => number): Axes {
  return [spread(height) || 1, spread(weight) || 1, spread(rank) || 1];
}

function mapAxes([h, w, s]: Axes, change: (value: number) => number): Axes {
  return [change(h), change(w), change(s)];
}

function rootOfSquares(
  columns: Columns,
  weights: Weights,
  spreads: Axes,
): Omit<Measure, 'columns' | 'scales'> {
  const [height, weight, rank] = columns;
  const [byHeight, byWeight, byRank] = weights;
  const [ofHeight, ofWeight, ofRank] = spreads;
  const distance: Distance = (a, b) => {
    const h = difference(height, a, b);
    const w = difference(weight, a, b);
    const s = difference(rank, a, b);
    return Math.sqrt(
      (byHeight * h * h) / ofHeight + (byWeight * w * w) / ofWeight + (byRank * s * s) / ofRank,
    );
  };
  const geometry = separable('euclidean', [
    Math.sqrt(byHeight / ofHeight) / height.perUnit,
    Math.sqrt(byWeight / ofWeight) / weight.perUnit,
    Math.sqrt(byRank / ofRank) / rank.perUnit,
  ]);
  return { distance, geometry };
}

function meanOfShares(
  columns: Columns,
  weights: Weights,
  spreads: Axes,
): Omit<Measure, 'columns' | 'scales'> {
  const [height, weight, rank] = columns;
  const [byHeight, byWeight, byRank] = weights;
  const [ofHeight, ofWeight, ofRank] = spreads;
  const total = byHeight + byWeight + byRank;
  const distance: Distance = (a, b) => {
    const h = Math.abs(difference(height, a, b));
    const w = Math.abs(difference(weight, a, b));
    const s = Math.abs(difference(rank, a, b));
    return ((byHeight * h) / ofHeight + (byWeight * w) / ofWeight + (byRank * s) / ofRank) / total;
  };
  const geometry = separable('taxicab', [
    byHeight / ofHeight / total / height.perUnit,
    byWeight / ofWeight / total / weight.perUnit,
    byRank / ofRank / total / rank.perUnit,
  ]);
  return { distance, geometry };
}

function isValid(weights: Weights): boolean {
  return (
    weights.every(weight => Number.isFinite(weight) && weight >= 0) && weights.some(weight => weight > 0)
  );
}
