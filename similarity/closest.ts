import { type Collector, firstPlace, ranking } from './collector.ts';
import { forEveryPair } from './every-pair.ts';
import type { Measure } from './metrics.ts';
import { makeNeighbours, type Neighbours, searchNeighbours } from './neighbours.ts';
import type { Pair } from './pair.ts';
import { searchPairs } from './pair-search.ts';
import type { Students } from './students.ts';
import { buildTree, type Tree } from './tree.ts';
import { searchTwins } from './twins.ts';

/** More pairs in first place than this are counted, not listed. */
const LISTED = 100;

/** Up to so many students all pairs are compared, which is as quick as anything else, and the measure of the rest. */
const FEW = 256;

/** Students with the metric between them, ready for any number of questions. */
export interface Space {
  students: Students;
  measure: Measure;
  /** Built when a question first needs it. */
  tree(): Tree;
}

/** Puts students and the measure that `prepare` made for them into one space. */
export function arrange(students: Students, measure: Measure): Space {
  let tree: Tree | undefined;
  return {
    students,
    measure,
    tree: () => {
      tree ??= buildTree(measure);
      return tree;
    },
  };
}

/**
 * The closest pair with all its ties: `ties` counts the pairs at that very distance (1 where nobody ties),
 * `pairs` holds the first `listed` of them by ids. Fewer than two students have none, and 0.
 */
export function mostSimilar(space: Space, listed = LISTED): { pairs: Pair[]; ties: number } {
  const collector = firstPlace(space.students, space.measure.distance, listed);
  search(space, collector);
  return collector.result();
}

/** The `k` closest pairs by distance, then by ids. */
export function closestPairs(space: Space, k: number): Pair[] {
  if (k < 1) return [];
  const collector = ranking(space.students, space.measure.distance, k);
  search(space, collector);
  return collector.result();
}

/** For each student the nearest other one, of several the first by id; nobody is near where there is no other. */
export function nearestNeighbours(space: Space): Neighbours {
  const { students, measure } = space;
  const count = students.height.length;
  if (count > FEW) return searchNeighbours(space.tree(), students, measure);
  const { found, keep } = makeNeighbours(students, measure);
  forEveryPair(count, (one, other) => {
    const apart = measure.distance(one, other);
    keep(one, other, apart);
    keep(other, one, apart);
  });
  return found;
}

function search(space: Space, collector: Collector): void {
  const { students, measure } = space;
  const count = students.height.length;
  if (count <= FEW) forEveryPair(count, collector.offer);
  else if (!searchTwins(students, measure, collector)) {
    searchPairs({ tree: space.tree(), students, measure, collector });
  }
}
