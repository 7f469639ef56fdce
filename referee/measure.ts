/** The metrics that a crawler may have used, right and wrong: from rows of students to distances. Pure. */

/** One student as a crawler sees it: `rank` is 1 to 11, or 0 for a size it could not read; `size` is as the seat wrote it. */
export interface Row {
  seat: number;
  height: number;
  weight: number;
  rank: number;
  size: string;
}

/** How sizes became numbers: by rank, by alphabetical order, as 0 if equal and 1 if not, or not at all. */
type Coding = 'rank' | 'text' | 'unequal' | 'none';

/**
 * What differences were divided by: the sample or population standard deviation, the range, the mean, the largest
 * value, or nothing.
 */
type Scaling = 'deviation' | 'population' | 'range' | 'mean' | 'largest' | 'none';

/** How the three differences became one number. */
type Norm = 'root' | 'squares' | 'sum';

export interface Metric {
  coding: Coding;
  scaling: Scaling;
  norm: Norm;
}

/** The metric of `crawl`: Euclidean distance of differences divided by their standard deviations. */
export const rightMetric: Metric = { coding: 'rank', scaling: 'deviation', norm: 'root' };

/** The closest pairs, which all tie, and the distance of the next pair. Seats of a pair are in ascending order. */
export interface Closest {
  distance: number;
  pairs: [number, number][];
  runnerUp: number;
}

/** Distances within this relative difference are equal: another order of summation changes the last bits. */
export const SAME = 1e-9;

/** How exact a printed distance must be to tell from others; 0.35 and 0.3512 may come from other records. */
export const EXACT = 0.001;

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

/** Returns the distance function of a metric, scaled over all rows. */
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
  if (scaling === 'largest') return Math.max(...values);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (scaling === 'mean') return mean;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (scaling === 'population' ? values.length : values.length - 1));
}
