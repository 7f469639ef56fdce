/** What a crawler may have measured: each student as a row, and how it came from rows to a distance. Pure. */

/** One student as a crawler has it: `rank` 1..11 or 0 for a size it could not read, `size` as the seat wrote it. */
export interface Row {
  seat: number;
  height: number;
  weight: number;
  rank: number;
  size: string;
}

/** How sizes became numbers: by rank, by the order of their texts, 0 or 1 for equal or not, or not at all. */
const codings = ['rank', 'text', 'unequal', 'none'] as const;
type Coding = (typeof codings)[number];

/** What a difference was divided by: the sample or the population standard deviation, the range, or nothing. */
const scalings = ['deviation', 'population', 'range', 'none'] as const;
type Scaling = (typeof scalings)[number];

/** How the shares became one number. */
const norms = ['root', 'squares', 'sum'] as const;
type Norm = (typeof norms)[number];

export interface Metric {
  coding: Coding;
  scaling: Scaling;
  norm: Norm;
}

/** What `crawl` measures: Euclid over differences that are divided by their standard deviations. */
export const rightMetric: Metric = { coding: 'rank', scaling: 'deviation', norm: 'root' };

/** The closest rows, all that tie among them, and how far the next pair is. Seats stand in ascending order. */
export interface Closest {
  distance: number;
  pairs: [number, number][];
  runnerUp: number;
}

/** Distances that agree to so many parts are one: summed in another order, they differ in their last bits. */
export const SAME = 1e-9;

/** Finds the closest pair of rows by a metric; undefined for fewer than two rows. */
export function findClosest(rows: readonly Row[], metric: Metric): Closest | undefined {
  const distanceOf = prepare(rows, metric);
  let found: Closest | undefined;
  rows.forEach((a, i) => {
    for (const b of rows.slice(i + 1)) {
      const distance = distanceOf(a, b);
      const pair: [number, number] = a.seat < b.seat ? [a.seat, b.seat] : [b.seat, a.seat];
      if (!found) found = { distance, pairs: [pair], runnerUp: Number.POSITIVE_INFINITY };
      else if (Math.abs(distance - found.distance) <= SAME * found.distance) found.pairs.push(pair);
      else if (distance < found.distance) found = { distance, pairs: [pair], runnerUp: found.distance };
      else found.runnerUp = Math.min(found.runnerUp, distance);
    }
  });
  return found;
}

/** The distance between two rows by a metric over all rows. */
export function prepare(rows: readonly Row[], metric: Metric): (a: Row, b: Row) => number {
  const order = metric.coding === 'text' ? [...new Set(rows.map(({ size }) => size))].sort() : [];
  const sizeOf = (row: Row) => (metric.coding === 'text' ? order.indexOf(row.size) : row.rank);
  const scale = (values: number[]) => scaleOf(values, metric.scaling) || 1;
  const byHeight = scale(rows.map(({ height }) => height));
  const byWeight = scale(rows.map(({ weight }) => weight));
  const bySize = scale(rows.map(sizeOf));
  return (a, b) => {
    const shares = [(a.height - b.height) / byHeight, (a.weight - b.weight) / byWeight];
    if (metric.coding === 'unequal') shares.push(a.size === b.size ? 0 : 1);
    else if (metric.coding !== 'none') shares.push((sizeOf(a) - sizeOf(b)) / bySize);
    if (metric.norm === 'sum') return shares.reduce((sum, share) => sum + Math.abs(share), 0);
    const squares = shares.reduce((sum, share) => sum + share * share, 0);
    return metric.norm === 'root' ? Math.sqrt(squares) : squares;
  };
}

function scaleOf(values: readonly number[], scaling: Scaling): number {
  if (scaling === 'none') return 1;
  if (scaling === 'range') return Math.max(...values) - Math.min(...values);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (scaling === 'population' ? values.length : values.length - 1));
}
