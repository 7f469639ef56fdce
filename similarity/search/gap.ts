import type { Geometry } from '../geometry.ts';
import type { Axis, Node } from './node.ts';

/** The bounding box of a node, or of a single point, where low and high are equal. */
type Box = Pick<Node, 'low' | 'high'>;

/** The smallest possible fast measure between a point in one box and a point in the other. */
export function gapBetween(one: Box, other: Box, { norm, reach }: Geometry): number {
  const h = reach[0] * Math.max(0, one.low[0] - other.high[0], other.low[0] - one.high[0]);
  const w = reach[1] * Math.max(0, one.low[1] - other.high[1], other.low[1] - one.high[1]);
  const s = reach[2] * Math.max(0, one.low[2] - other.high[2], other.low[2] - one.high[2]);
  return norm === 'euclidean' ? h * h + w * w + s * s : h + w + s;
}

/** The smallest fast measure for a difference of this many steps along one axis. */
export function gapAlong(axis: Axis, steps: number, { norm, reach }: Geometry): number {
  const gap = reach[axis] * Math.max(0, steps);
  return norm === 'euclidean' ? gap * gap : gap;
}
