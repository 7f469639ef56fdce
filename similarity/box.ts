import type { Geometry } from './geometry.ts';
import { STRIDE } from './slices.ts';
import { BOX, type Tree } from './tree.ts';

/** So many students in one place are counted instead of compared: all of them may be there. */
const TWINS = 8;

/** Whether a leaf holds many students, all in the same place. */
export function areTwins({ boxes, start, end }: Tree, leaf: number): boolean {
  if ((end[leaf] ?? 0) - (start[leaf] ?? 0) < TWINS) return false;
  const box = leaf * BOX;
  return (
    boxes[box] === boxes[box + 1] && boxes[box + 2] === boxes[box + 3] && boxes[box + 4] === boxes[box + 5]
  );
}

/** The least quick measure between a point of node `one` and a point of node `other`. */
export function makeGap({ boxes }: Tree, { norm, reach }: Geometry): (one: number, other: number) => number {
  const [ofHeight, ofWeight, ofRank] = reach;
  const along = (one: number, other: number) =>
    Math.max(0, (boxes[one] ?? 0) - (boxes[other + 1] ?? 0), (boxes[other] ?? 0) - (boxes[one + 1] ?? 0));
  return (one, other) => {
    const h = ofHeight * along(one * BOX, other * BOX);
    const w = ofWeight * along(one * BOX + 2, other * BOX + 2);
    const s = ofRank * along(one * BOX + 4, other * BOX + 4);
    return norm === 'euclidean' ? h * h + w * w + s * s : h + w + s;
  };
}

/** The least quick measure between a point, by its place in the tree, and a point of a node. */
export function makePointGap(
  { boxes, points }: Tree,
  { norm, reach }: Geometry,
): (point: number, node: number) => number {
  const [ofHeight, ofWeight, ofRank] = reach;
  const along = (value: number, box: number) =>
    Math.max(0, (boxes[box] ?? 0) - value, value - (boxes[box + 1] ?? 0));
  return (point, node) => {
    const h = ofHeight * along(points[point * STRIDE] ?? 0, node * BOX);
    const w = ofWeight * along(points[point * STRIDE + 1] ?? 0, node * BOX + 2);
    const s = ofRank * along(points[point * STRIDE + 2] ?? 0, node * BOX + 4);
    return norm === 'euclidean' ? h * h + w * w + s * s : h + w + s;
  };
}

/** The least quick measure that a difference of so many steps along one axis makes. */
export function makeAxisGap({ norm, reach }: Geometry): (steps: number, axis: number) => number {
  return (steps, axis) => {
    const gap = (reach[axis] ?? 0) * Math.max(0, steps);
    return norm === 'euclidean' ? gap * gap : gap;
  };
}
