import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MetricName } from '../../shared/ids.ts';
import { metricNames } from '../../shared/ids.ts';
import { compareEveryPair } from '../../similarity/every-pair.ts';
import { prepare, type Weights } from '../../similarity/metrics.ts';
import { searchTree } from '../../similarity/search/search.ts';
import { toStudents } from '../../similarity/students.ts';
import { campuses, type Kind, kindNames, makeCampus } from './campus.ts';

/** Both norms, weights that leave an axis out among them. */
const metrics = fc.constantFrom<Metric[]>(
  ...metricNames.map(metric => ({ metric })),
  { metric: 'seuclidean', weights: [2, 0.5, 0] },
  { metric: 'gower', weights: [0, 1, 3] },
  { metric: 'euclidean', weights: [0, 0, 1] },
);

interface Metric {
  metric: MetricName;
  weights?: Weights;
}

/** The search of the tree, and comparing all pairs, on the same students. */
function setOut(campus: { kind: Kind; size: number; seed: number }, metric: Metric) {
  const students = toStudents(makeCampus(campus.kind, campus));
  const measure = prepare(students, metric.metric, metric);
  // Mahalanobis has no value where one measure follows from the others.
  fc.pre(!('refused' in measure));
  return { search: searchTree(students, measure), all: compareEveryPair(students, measure) };
}

const places = fc.constantFrom(1, 2, 5, 100);
const runs = { numRuns: 60 };

describe('the search of the tree', () => {
  it('finds the pair, its ties and their number, and the closest pairs, as comparing all pairs does', () => {
    fc.assert(
      fc.property(campuses, metrics, places, (campus, metric, places) => {
        const { search, all } = setOut(campus, metric);
        expect(search.mostSimilar(places)).toEqual(all.mostSimilar(places));
        expect(search.closestPairs(places)).toEqual(all.closestPairs(places));
      }),
      runs,
    );
  });

  it('finds everybody’s nearest neighbour, the first by id of several', () => {
    fc.assert(
      fc.property(campuses, metrics, (campus, metric) => {
        const { search, all } = setOut(campus, metric);
        expect(search.nearestNeighbours()).toEqual(all.nearestNeighbours());
      }),
      runs,
    );
  });

  it.each([0, 1])('has no pair and no neighbour among %i students', size => {
    const { search } = setOut({ kind: 'integers', size, seed: 1 }, { metric: 'seuclidean' });
    expect(search.mostSimilar()).toEqual({ pairs: [], ties: 0 });
    expect(search.closestPairs(5)).toEqual([]);
    expect([...search.nearestNeighbours().distance]).toEqual(Array(size).fill(Number.POSITIVE_INFINITY));
  });
});

describe.each(kindNames)('a campus of %s', kind => {
  it('has the answers of all pairs, by every metric', () => {
    for (const metric of ['seuclidean', 'gower'] as const) {
      const { search, all } = setOut({ kind, size: 400, seed: 7 }, { metric });
      expect(search.mostSimilar()).toEqual(all.mostSimilar());
      expect(search.closestPairs(100)).toEqual(all.closestPairs(100));
      expect(search.nearestNeighbours()).toEqual(all.nearestNeighbours());
    }
  });
});
