import { type Collector, firstPlace, ranking } from '../collector.ts';
import { LISTED, type MakeFinder } from '../finder.ts';
import { searchNeighbours } from './neighbours.ts';
import { searchPairs } from './pairs.ts';
import { buildTree, type Tree } from './tree.ts';

/*
 * How a campus is searched. This folder answers the same three questions as every-pair.ts, for up to a million students, and
 * nobody needs to read it to understand the product: the tests hold each of its answers against all pairs.
 *
 * A student is a point: height, weight and size rank are its three coordinates. A million points make 500,000,000,000 pairs,
 * of which nearly all are far apart. So points that lie near each other are put into one group, and two groups are compared
 * only where a point of the one can be near enough to a point of the other.
 *
 * 1. The tree (tree.ts, slices.ts). All points are cut across the axis along which they spread most, into up to 32 slices of
 *    equal width; each slice that still has more than two dozen points is cut in the same way, across its own longest side.
 *    Where students crowd the slices get finer, so that clusters and outliers cost no more than even data. A slice that is not
 *    cut any further is a leaf. Each node keeps the tight box around its points: lowest and highest value along each axis.
 *    Points lie in one array, in the order of the leaves, so that a leaf is a stretch of it.
 *
 * 2. The gap (gap.ts). From two boxes follows the least distance that any two of their points can have. If that is more than
 *    the distance of the closest pair so far, no pair of these two nodes has to be looked at.
 *
 * 3. The pairs (pairs.ts). First the points within each leaf are compared: after that the closest pair is all but known, and
 *    the limit is small. Then slices are compared with the slices beside them, down to the leaves. Slices lie in a row along
 *    their axis, so that the first one that is too far away ends the row.
 *
 * 4. The neighbours (neighbours.ts). For one point the tree is walked from the root: into the slice that it lies in first, which
 *    makes the limit small, and then to both sides.
 *
 * 5. The comparison (comparison.ts). The innermost loop measures quickly, in the columns' steps and without a root. Its result
 *    is right to nine digits, and only decides which pairs are measured again by the metric itself. So rounding decides
 *    nothing, and a tie is a tie (geometry.ts, column.ts).
 *
 * Equal students are common: whole centimetres and kilograms make few bodies. They always lie in the same leaf, and where a
 * leaf holds nobody else, its pairs are counted instead of compared.
 *
 * The Mahalanobis distance mixes the axes. Its boxes stay those of height, weight and size, and `reach` in its geometry says how
 * much a difference along one axis alone adds at least; so one tree serves all four metrics.
 *
 * Memory: 32 bytes a point, as much again while the tree is built, and a node for about every ten points. Time: n log n. What
 * was measured is in docs/performance.md.
 */

/** Answers by a tree that is built when the first question comes. */
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
