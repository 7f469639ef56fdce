import { areTwins, makeAxisGap, makeGap } from './box.ts';
import type { Collector } from './collector.ts';
import { makeComparison } from './comparison.ts';
import { thresholdOf } from './geometry.ts';
import type { Measure } from './metrics.ts';
import { selectFirst } from './pair.ts';
import { STRIDE } from './slices.ts';
import type { Students } from './students.ts';
import { BOX, type Tree } from './tree.ts';

/** What a search of a tree works with. */
export interface Search {
  tree: Tree;
  students: Students;
  measure: Measure;
  collector: Collector;
}

/**
 * Offers every pair that may be within the collector's limit: those within the leaves first, after which the limit is so
 * near its end that few slices are near enough to another to be compared.
 */
export function searchPairs({ tree, students, measure, collector }: Search): void {
  const { start, end, child, children, axis, boxes, points } = tree;
  const { geometry } = measure;
  const gap = makeGap(tree, geometry);
  const axisGap = makeAxisGap(geometry);
  const comparePoints = makeComparison(points, geometry, collector);
  const threshold = () => thresholdOf(collector.limit, geometry);

  for (let node = 0; node < tree.nodes; node++) {
    if (children[node] === 0) compareWithin(node);
  }
  for (let node = 0; node < tree.nodes; node++) compareSlices(node);

  function compareWithin(leaf: number): void {
    const from = start[leaf] ?? 0;
    const to = end[leaf] ?? 0;
    if (areTwins(tree, leaf)) {
      const first = selectFirst(students, collector.places + 1);
      for (let point = from; point < to; point++) first.add(points[point * STRIDE + 3] ?? 0);
      collector.offerTwins(first.chosen, ((to - from) * (to - from - 1)) / 2);
    } else {
      for (let point = from; point < to - 1; point++) comparePoints(point, point + 1, to);
    }
  }

  /** Slices lie in a row: once one is too far away, so are all after it. */
  function compareSlices(parent: number): void {
    const first = child[parent] ?? 0;
    const stop = first + (children[parent] ?? 0);
    const along = axis[parent] ?? 0;
    const side = 2 * along;
    for (let one = first; one < stop; one++) {
      for (let other = one + 1; other < stop; other++) {
        const steps = (boxes[other * BOX + side] ?? 0) - (boxes[one * BOX + side + 1] ?? 0);
        if (axisGap(steps, along) > threshold()) break;
        compareAcross(one, other);
      }
    }
  }

  function compareAcross(one: number, other: number): void {
    if (gap(one, other) > threshold()) return;
    if (children[one] === 0 && children[other] === 0) {
      const stop = end[one] ?? 0;
      for (let point = start[one] ?? 0; point < stop; point++)
        comparePoints(point, start[other] ?? 0, end[other] ?? 0);
      return;
    }
    if (sizeOf(one) >= sizeOf(other)) openFor(one, other);
    else openFor(other, one);
  }

  /** Compares with `closed` those slices of `open` that are near it: they lie in a row, too. */
  function openFor(open: number, closed: number): void {
    const along = axis[open] ?? 0;
    const side = 2 * along;
    const low = boxes[closed * BOX + side] ?? 0;
    const high = boxes[closed * BOX + side + 1] ?? 0;
    const isBefore = (slice: number) =>
      axisGap(low - (boxes[slice * BOX + side + 1] ?? 0), along) > threshold();
    let from = child[open] ?? 0;
    const stop = from + (children[open] ?? 0);
    for (let to = stop; from < to; ) {
      const middle = (from + to) >> 1;
      if (isBefore(middle)) from = middle + 1;
      else to = middle;
    }
    for (let slice = from; slice < stop; slice++) {
      if (axisGap((boxes[slice * BOX + side] ?? 0) - high, along) > threshold()) break;
      compareAcross(slice, closed);
    }
  }

  /** A leaf of many twins cannot be opened, and counts as small. */
  function sizeOf(node: number): number {
    return children[node] === 0 ? 0 : (end[node] ?? 0) - (start[node] ?? 0);
  }
}
