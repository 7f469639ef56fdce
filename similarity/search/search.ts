import { type Collector, firstPlace, ranking } from '../collector.ts';
import { LISTED, type MakeFinder } from '../finder.ts';
import { searchNeighbours } from './neighbours.ts';
import { searchPairs } from './pairs.ts';
import { buildTree, type Tree } from './tree.ts';

/*
 * How a campus is searched. This folder answers the same three questions as every-pair.ts, for up to a million students.
 * You need not read it to understand the product: the tests compare its answers with those of every-pair.ts.
 *
 * A student is a point with the coordinates height, weight and size rank. A million points have 500,000,000,000 pairs, and
 * nearly all of them are far apart. So nearby points are put into groups, and two groups are compared only if a point of
 * one can be near enough to a point of the other.
 *
 * 1. The tree (tree.ts, slices.ts). All points are cut into up to 32 slices of equal width, across the axis along which
 *    they spread most. Each slice with more than two dozen points is cut again in the same way, across its own longest
 *    side. Slices become finer where there are many students, so clusters and outliers cost no more than even data. A
 *    slice that is not cut further is a leaf. Each node has the bounding box of its points: the lowest and highest value
 *    along each axis. All points are in one array in the order of the leaves, so a leaf is a range of that array.
 *
 * 2. The gap (gap.ts). Two boxes give a lower bound for the distance of any two of their points. If it is more than the
 *    distance of the closest pair so far, no pair of these two nodes has to be compared.
 *
 * 3. The pairs (pairs.ts). First the points within each leaf are compared. That almost always finds the closest pair, so
 *    the limit is small from then on. Then slices are compared with the slices beside them, down to the leaves. Slices are
 *    in order along their axis, so the first one that is too far away ends the loop.
 *
 * 4. The neighbours (neighbours.ts). For each point the tree is searched from the root: first the slice that contains the
 *    point, which makes the limit small, and then the slices on both sides.
 *
 * 5. The comparison (comparison.ts). The innermost loop uses a fast measure, in column steps and without a square root. It
 *    is correct to nine digits, and only decides which pairs are measured again by the exact metric. So rounding cannot
 *    decide, and ties are found (geometry.ts, column.ts).
 *
 * Equal students are common, because whole centimetres and kilograms allow few combinations. They are always in the same
 * leaf, and if a leaf has nobody else, its pairs are counted instead of compared.
 *
 * The Mahalanobis distance mixes the axes. Its boxes are still those of height, weight and size, and `reach` in its
 * geometry gives a lower bound for the effect of each axis, so one tree serves all four metrics.
 *
 * Memory: 32 bytes per point, as much again while the tree is built, and one node for about every ten points. Time:
 * n log n. Measurements are in docs/performance.md.
 */

/** A finder that searches a tree; the tree is built at the first call. */
export const searchTree: MakeFinder = (students, measure) => {
  let built: Tree | undefined;
  const tree = () => {
    built ??= buildTree(measure);
    return built;
  };
  const searchFor = <Kind extends Collector>(collector: Kind): Kind => {
    searchPairs({ tree: tree(), students, measure, collector });
    return collector;
  };
  return {
    mostSimilar: (listed = LISTED) => searchFor(firstPlace(students, measure.distance, listed)).result(),
    closestPairs: k => (k < 1 ? [] : searchFor(ranking(students, measure.distance, k)).result()),
    nearestNeighbours: () => searchNeighbours(tree(), students, measure),
  };
};
