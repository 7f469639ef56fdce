import type { Collector } from '../collector.ts';
import { thresholdOf } from '../geometry.ts';
import type { Measure } from '../metrics.ts';
import type { Students } from '../students.ts';
import { makeComparison } from './comparison.ts';
import { areEqual, firstOf } from './equal.ts';
import { gapAlong, gapBetween } from './gap.ts';
import type { Node } from './node.ts';
import type { Tree } from './tree.ts';

/** The inputs of a search for pairs. */
export interface Search {
  tree: Tree;
  students: Students;
  measure: Measure;
  collector: Collector;
}

/** Offers every pair that may be within the collector's limit, pairs within leaves first, since they lower the limit. */
export function searchPairs({ tree, students, measure: { geometry }, collector }: Search): void {
  const { points, root, leaves } = tree;
  const compare = makeComparison(points, geometry, collector);
  const threshold = () => thresholdOf(collector.limit, geometry);
  for (const leaf of leaves) compareWithin(leaf);
  compareChildren(root);

  function compareWithin(leaf: Node): void {
    const { start, end } = leaf;
    if (areEqual(leaf)) {
      const first = firstOf(leaf, points, { students, count: collector.capacity + 1 });
      collector.offerEqual(first, ((end - start) * (end - start - 1)) / 2);
      return;
    }
    for (let point = start; point < end; point++) compare(point, point + 1, end);
  }

  /** Compares children with each other. Children are in order along the axis: after one that is too far, all are. */
  function compareChildren({ axis, children }: Node): void {
    for (const child of children) compareChildren(child);
    for (const [at, one] of children.entries()) {
      for (let next = at + 1; next < children.length; next++) {
        const other = children[next];
        if (!other || gapAlong(axis, other.low[axis] - one.high[axis], geometry) > threshold()) break;
        compareAcross(one, other);
      }
    }
  }

  function compareAcross(one: Node, other: Node): void {
    if (gapBetween(one, other, geometry) > threshold()) return;
    if (one.children.length === 0 && other.children.length === 0) {
      for (let point = one.start; point < one.end; point++) compare(point, other.start, other.end);
    } else if (sizeOf(one) >= sizeOf(other)) openFor(one, other);
    else openFor(other, one);
  }

  /** Compares the children of a node that are near `closed` with it. */
  function openFor({ axis, children }: Node, closed: Node): void {
    for (const child of children) {
      if (gapAlong(axis, closed.low[axis] - child.high[axis], geometry) > threshold()) continue;
      if (gapAlong(axis, child.low[axis] - closed.high[axis], geometry) > threshold()) return;
      compareAcross(child, closed);
    }
  }

  /** The size that decides which node to open; 0 for a leaf, which cannot be opened. */
  function sizeOf({ start, end, children }: Node): number {
    return children.length === 0 ? 0 : end - start;
  }
}
