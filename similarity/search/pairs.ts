import type { Collector } from '../collector.ts';
import { thresholdOf } from '../geometry.ts';
import type { Measure } from '../metrics.ts';
import type { Students } from '../students.ts';
import { makeComparison } from './comparison.ts';
import { areEqual, firstOf } from './equal.ts';
import { gapAlong, gapBetween } from './gap.ts';
import type { Node } from './node.ts';
import type { Tree } from './tree.ts';

/** What a search for pairs works with. */
export interface Search {
  tree: Tree;
  students: Students;
  measure: Measure;
  collector: Collector;
}

/** Offers every pair that may be within the collector's limit: those within the leaves first, which makes the limit small. */
export function searchPairs({ tree, students, measure: { geometry }, collector }: Search): void {
  const { points, root, leaves } = tree;
  const compare = makeComparison(points, geometry, collector);
  const threshold = () => thresholdOf(collector.limit, geometry);
  for (const leaf of leaves) compareWithin(leaf);
  compareChildren(root);

  function compareWithin(leaf: Node): void {
    const { start, end } = leaf;
    if (areEqual(leaf)) {
      const first = firstOf(leaf, points, { students, places: collector.places + 1 });
      collector.offerEqual(first, ((end - start) * (end - start - 1)) / 2);
      return;
    }
    for (let point = start; point < end; point++) compare(point, point + 1, end);
  }

  /** The children lie in a row: once one is too far away, so are all after it. */
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

  /** Compares with `closed` those children of `open` that are near it. */
  function openFor({ axis, children }: Node, closed: Node): void {
    for (const child of children) {
      if (gapAlong(axis, closed.low[axis] - child.high[axis], geometry) > threshold()) continue;
      if (gapAlong(axis, child.low[axis] - closed.high[axis], geometry) > threshold()) return;
      compareAcross(child, closed);
    }
  }

  /** A leaf cannot be opened, however many equal students it holds. */
  function sizeOf({ start, end, children }: Node): number {
    return children.length === 0 ? 0 : end - start;
  }
}
