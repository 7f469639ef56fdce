import type { Measure } from '../metrics.ts';
import { type Node, STRIDE } from './node.ts';
import { cutIntoSlices } from './slices.ts';

/** The most points in a leaf: comparing all of them costs no more than cutting further. 16 and 32 are equally fast. */
const LEAF = 24;

/** All points, and the nodes that group them. */
export interface Tree {
  /** STRIDE numbers per point; the steps along an axis without weight are 0. */
  points: Float64Array;
  root: Node;
  /** All leaves, in the order of their points. */
  leaves: Node[];
}

/** Builds the tree of all students of a measure. */
export function buildTree({ columns, geometry: { reach } }: Measure): Tree {
  const size = columns[0].steps.length;
  const points = new Float64Array(size * STRIDE);
  for (const [axis, { steps }] of columns.entries()) {
    if (reach[axis] === 0) continue;
    for (let student = 0; student < size; student++) points[student * STRIDE + axis] = steps[student] ?? 0;
  }
  for (let student = 0; student < size; student++) points[student * STRIDE + 3] = student;

  const scratch = new Float64Array(points.length);
  const leaves: Node[] = [];
  const grow = (start: number, end: number): Node => {
    const node: Node = { start, end, ...findBox(points, start, end), axis: 0, children: [] };
    const cut = end - start > LEAF ? cutIntoSlices({ points, scratch, reach }, node) : undefined;
    if (cut === undefined) {
      leaves.push(node);
      return node;
    }
    node.axis = cut.axis;
    let from = start;
    for (const to of cut.ends) {
      node.children.push(grow(from, to));
      from = to;
    }
    return node;
  };
  return { points, root: grow(0, size), leaves };
}

function findBox(points: Float64Array, start: number, end: number): Pick<Node, 'low' | 'high'> {
  let [lowH, lowW, lowS] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [highH, highW, highS] = [-lowH, -lowW, -lowS];
  for (let at = start * STRIDE; at < end * STRIDE; at += STRIDE) {
    const h = points[at] ?? 0;
    const w = points[at + 1] ?? 0;
    const s = points[at + 2] ?? 0;
    if (h < lowH) lowH = h;
    if (h > highH) highH = h;
    if (w < lowW) lowW = w;
    if (w > highW) highW = w;
    if (s < lowS) lowS = s;
    if (s > highS) highS = s;
  }
  return { low: [lowH, lowW, lowS], high: [highH, highW, highS] };
}
