import type { Axes } from '../geometry.ts';
import { type Axis, type Node, STRIDE } from './node.ts';

/** Points per slice if they are spread evenly. */
const EVENLY = 12;

/** The most slices per cut. 256 slices have so many neighbours that the search takes five times as long; 16 are no faster. */
const MOST = 32;

/** Shared by all cuts of a tree: the points, scratch space of the same size, and the reach of each axis. */
export interface Cutting {
  points: Float64Array;
  scratch: Float64Array;
  reach: Axes;
}

/**
 * Cuts the points of a node across its longest side into slices of equal width, and sorts them by slice. Returns the axis
 * and the end of each slice that is not empty; undefined if all points are equal.
 */
export function cutIntoSlices(
  { points, scratch, reach }: Cutting,
  { start, end, low, high }: Pick<Node, 'start' | 'end' | 'low' | 'high'>,
): { axis: Axis; ends: number[] } | undefined {
  const axis = longestSide(low, high, reach);
  const lowest = low[axis];
  const slices = Math.min(MOST, Math.ceil((end - start) / EVENLY));
  const perStep = slices / (high[axis] - lowest);
  // The points are equal, or so close that the quotient overflows.
  if (perStep === Number.POSITIVE_INFINITY) return undefined;
  const sliceAt = (at: number) => Math.min(slices - 1, (((points[at + axis] ?? 0) - lowest) * perStep) | 0);

  const counts = new Uint32Array(slices);
  for (let at = start * STRIDE; at < end * STRIDE; at += STRIDE) {
    const slice = sliceAt(at);
    counts[slice] = (counts[slice] ?? 0) + 1;
  }
  /** The position for the next point of each slice. */
  const next = new Uint32Array(slices);
  const ends: number[] = [];
  let total = start;
  for (let slice = 0; slice < slices; slice++) {
    next[slice] = total;
    const count = counts[slice] ?? 0;
    total += count;
    if (count > 0) ends.push(total);
  }
  for (let at = start * STRIDE; at < end * STRIDE; at += STRIDE) {
    const slice = sliceAt(at);
    const to = (next[slice] ?? 0) * STRIDE;
    next[slice] = (next[slice] ?? 0) + 1;
    scratch[to] = points[at] ?? 0;
    scratch[to + 1] = points[at + 1] ?? 0;
    scratch[to + 2] = points[at + 2] ?? 0;
    scratch[to + 3] = points[at + 3] ?? 0;
  }
  points.set(scratch.subarray(start * STRIDE, end * STRIDE), start * STRIDE);
  return { axis, ends };
}

function longestSide(low: Axes, high: Axes, reach: Axes): Axis {
  const h = (high[0] - low[0]) * reach[0];
  const w = (high[1] - low[1]) * reach[1];
  const s = (high[2] - low[2]) * reach[2];
  if (h >= w && h >= s) return 0;
  return w >= s ? 1 : 2;
}
