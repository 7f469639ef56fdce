import { makeNeighbours, type Neighbours } from '../finder.ts';
import { thresholdOf } from '../geometry.ts';
import type { Measure } from '../metrics.ts';
import type { Students } from '../students.ts';
import { makeComparison } from './comparison.ts';
import { areEqual, firstOf } from './equal.ts';
import { gapAlong, gapBetween } from './gap.ts';
import { type Node, STRIDE } from './node.ts';
import type { Tree } from './tree.ts';

/** Searches a tree for the nearest neighbour of every student; among equals, the first by id. */
export function searchNeighbours(tree: Tree, students: Students, measure: Measure): Neighbours {
  const { points, root, leaves } = tree;
  const { geometry, distance } = measure;
  const { found, keep } = makeNeighbours(students.height.length, students);
  /** The student whose neighbour is being searched, and a box of that one point. */
  let student = 0;
  let own: Pick<Node, 'low' | 'high'> = root;
  const compare = makeComparison(points, geometry, {
    get limit() {
      return found.distance[student] ?? 0;
    },
    offer: (one, other) => keep(one, other, distance(one, other)),
  });
  const threshold = () => thresholdOf(found.distance[student] ?? 0, geometry);

  // Among equal students only the first by id can be another student's nearest, so the others are not compared.
  const comparedUpTo = new Map<Node, number>();
  for (const leaf of leaves) if (areEqual(leaf)) pairEqual(leaf);
  for (const leaf of leaves) {
    for (let point = leaf.start; point < leaf.end; point++) {
      const at = point * STRIDE;
      student = points[at + 3] ?? 0;
      const place = [points[at] ?? 0, points[at + 1] ?? 0, points[at + 2] ?? 0] as const;
      own = { low: place, high: place };
      search(root, point);
    }
  }
  return found;

  /** Makes equal students each other's neighbours, and moves the first by id to the front. */
  function pairEqual(leaf: Node): void {
    const [first = 0, second = 0] = firstOf(leaf, points, { students, count: 2 });
    for (let point = leaf.start; point < leaf.end; point++) {
      const equal = points[point * STRIDE + 3] ?? 0;
      keep(equal, equal === first ? second : first, 0);
      if (equal !== first) continue;
      points[point * STRIDE + 3] = points[leaf.start * STRIDE + 3] ?? 0;
      points[leaf.start * STRIDE + 3] = first;
    }
    comparedUpTo.set(leaf, leaf.start + 1);
  }

  /** Searches the slice that contains the point first, then the slices on both sides. */
  function search(node: Node, point: number): void {
    const { axis, children } = node;
    if (children.length === 0) {
      searchLeaf(node, point);
      return;
    }
    const value = own.low[axis];
    const home = Math.max(
      0,
      children.findLastIndex(({ low }) => low[axis] <= value),
    );
    for (let at = home; at < children.length; at++) {
      const child = children[at];
      if (!child || gapAlong(axis, child.low[axis] - value, geometry) > threshold()) break;
      visit(child, point);
    }
    for (let at = home - 1; at >= 0; at--) {
      const child = children[at];
      if (!child || gapAlong(axis, value - child.high[axis], geometry) > threshold()) break;
      visit(child, point);
    }
  }

  function visit(node: Node, point: number): void {
    if (gapBetween(own, node, geometry) <= threshold()) search(node, point);
  }

  function searchLeaf(leaf: Node, point: number): void {
    const to = comparedUpTo.get(leaf) ?? leaf.end;
    if (point < leaf.start || point >= leaf.end) compare(point, leaf.start, to);
    // Equal students of one leaf have been paired already.
    else if (to === leaf.end) {
      compare(point, leaf.start, point);
      compare(point, point + 1, to);
    }
  }
}
