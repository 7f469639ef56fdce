import type { Geometry } from './geometry.ts';
import type { Measure } from './metrics.ts';
import { makeSlicer, STRIDE } from './slices.ts';

/** Numbers of a box: the lowest and the highest step along each axis. */
export const BOX = 6;

/** A slice of no more points stays whole: to compare them all is no dearer than to cut on. 16 and 32 take as long. */
const LEAF = 24;

/**
 * The students in slices: all of them cut across their longest side into slices of equal width, each crowded slice
 * again, and so on. Where students crowd the slices get finer, so that clusters and outliers cost no more than even
 * data. Students in the very same place are always in one leaf.
 */
export interface Tree {
  /** Four numbers a point: its steps along the three axes, 0 for an axis without weight, and its student's index. */
  points: Float64Array;
  /** By node, 0 being the root: where its points start and end. */
  start: Uint32Array;
  end: Uint32Array;
  /** By node: its first child, and how many follow each other from there, in the order of their slices; 0 for a leaf. */
  child: Uint32Array;
  children: Uint32Array;
  /** By node: the axis that its slices lie along. */
  axis: Uint8Array;
  /** By node: the tight box around its points. */
  boxes: Float64Array;
  /** How many nodes there are; a child comes after its parent. */
  nodes: number;
}

/** Cuts all students of a measure into slices, in about 45 bytes a student. */
export function buildTree({ columns, geometry }: Measure): Tree {
  const size = columns[0].steps.length;
  const tree = makeTree(size);
  fillPoints(tree.points, columns, geometry);
  const cutSlices = makeSlicer(tree.points, geometry.reach);

  const cut = (node: number, start: number, end: number) => {
    tree.start[node] = start;
    tree.end[node] = end;
    fitBox(tree, node);
    if (end - start <= LEAF) return;
    const { axis, ends } = cutSlices({ start, end, box: tree.boxes.subarray(node * BOX, (node + 1) * BOX) });
    const child = tree.nodes;
    tree.nodes += ends.length;
    if (tree.nodes > tree.start.length) grow(tree);
    tree.child[node] = child;
    tree.children[node] = ends.length;
    tree.axis[node] = axis;
    let from = start;
    for (let slice = 0; slice < ends.length; slice++) {
      const to = ends[slice] ?? from;
      cut(child + slice, from, to);
      from = to;
    }
  };
  cut(0, 0, size);
  return tree;
}

function makeTree(size: number): Tree {
  const room = Math.ceil(size / 4) + 1;
  return {
    points: new Float64Array(size * STRIDE),
    start: new Uint32Array(room),
    end: new Uint32Array(room),
    child: new Uint32Array(room),
    children: new Uint32Array(room),
    axis: new Uint8Array(room),
    boxes: new Float64Array(room * BOX),
    nodes: 1,
  };
}

/** Makes room for twice the nodes that there are. */
function grow(tree: Tree): void {
  const room = 2 * tree.nodes;
  tree.start = copyInto(new Uint32Array(room), tree.start);
  tree.end = copyInto(new Uint32Array(room), tree.end);
  tree.child = copyInto(new Uint32Array(room), tree.child);
  tree.children = copyInto(new Uint32Array(room), tree.children);
  tree.axis = copyInto(new Uint8Array(room), tree.axis);
  tree.boxes = copyInto(new Float64Array(room * BOX), tree.boxes);
}

function copyInto<Items extends Uint8Array | Uint32Array | Float64Array>(fresh: Items, old: Items): Items {
  fresh.set(old);
  return fresh;
}

function fillPoints(points: Float64Array, columns: Measure['columns'], { reach }: Geometry): void {
  const [{ steps: heights }, { steps: weights }, { steps: ranks }] = columns;
  const [ofHeight, ofWeight, ofRank] = reach;
  for (let i = 0; i < heights.length; i++) {
    const at = i * STRIDE;
    points[at] = ofHeight === 0 ? 0 : (heights[i] ?? 0);
    points[at + 1] = ofWeight === 0 ? 0 : (weights[i] ?? 0);
    points[at + 2] = ofRank === 0 ? 0 : (ranks[i] ?? 0);
    points[at + 3] = i;
  }
}

function fitBox({ points, boxes, start, end }: Tree, node: number): void {
  let at = (start[node] ?? 0) * STRIDE;
  const stop = (end[node] ?? 0) * STRIDE;
  let lowH = points[at] ?? 0;
  let lowW = points[at + 1] ?? 0;
  let lowS = points[at + 2] ?? 0;
  let highH = lowH;
  let highW = lowW;
  let highS = lowS;
  for (at += STRIDE; at < stop; at += STRIDE) {
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
  const box = node * BOX;
  boxes[box] = lowH;
  boxes[box + 1] = highH;
  boxes[box + 2] = lowW;
  boxes[box + 3] = highW;
  boxes[box + 4] = lowS;
  boxes[box + 5] = highS;
}
