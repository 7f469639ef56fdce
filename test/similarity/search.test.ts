import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange, closestPairs, mostSimilar, nearestNeighbours } from '../../similarity/closest.ts';
import { firstPlace, ranking } from '../../similarity/collector.ts';
import { forEveryPair } from '../../similarity/every-pair.ts';
import { type MetricName, prepare, type Weights } from '../../similarity/metrics.ts';
import { searchNeighbours } from '../../similarity/neighbours.ts';
import { searchPairs } from '../../similarity/pair-search.ts';
import { toStudents } from '../../similarity/students.ts';
import { buildTree } from '../../similarity/tree.ts';
import { searchTwins } from '../../similarity/twins.ts';
import { campuses, type Kind, kindNames, makeCampus } from './campus.ts';

/** Both norms, weights that leave an axis out among them. */
const metrics = fc.constantFrom<Metric[]>(
  { metric: 'seuclidean' },
  { metric: 'gower' },
  { metric: 'euclidean' },
  { metric: 'seuclidean', weights: [2, 0.5, 0] },
  { metric: 'gower', weights: [0, 1, 3] },
  { metric: 'euclidean', weights: [0, 0, 1] },
  { metric: 'mahalanobis' },
);

interface Metric {
  metric: MetricName;
  weights?: Weights;
}

interface Campus {
  kind: Kind;
  size: number;
  seed: number;
  isRegister?: boolean;
}

function setOut(campus: Campus, metric: Metric) {
  const students = toStudents(makeCampus(campus.kind, campus));
  const measure = prepare(students, metric.metric, metric);
  // Mahalanobis has no value where one measure follows from the others.
  fc.pre(!('refused' in measure));
  return { students, measure, space: arrange(students, measure), count: campus.size };
}
type Setting = ReturnType<typeof setOut>;

/** What comparing all pairs finds. */
function bruteForce({ students, measure, count }: Setting, places: number) {
  const first = firstPlace(students, measure.distance, places);
  const closest = ranking(students, measure.distance, places);
  forEveryPair(count, first.offer);
  forEveryPair(count, closest.offer);
  return { first: first.result(), closest: closest.result() };
}

function nearestByBruteForce({ students, measure, count }: Setting) {
  const nearest = new Uint32Array(count);
  const distance = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  for (let one = 0; one < count; one++) {
    for (let other = 0; other < count; other++) {
      if (one === other) continue;
      const apart = measure.distance(one, other);
      const least = distance[one] ?? 0;
      if (apart > least || (apart === least && !students.precedes(other, nearest[one] ?? 0))) continue;
      distance[one] = apart;
      nearest[one] = other;
    }
  }
  return { nearest, distance };
}

const places = fc.constantFrom(1, 2, 5, 100);
const runs = { numRuns: 100 };

describe('the search of the tree', () => {
  it('finds the pair, its ties and their number, and the closest pairs, as comparing all pairs does', () => {
    fc.assert(
      fc.property(campuses, metrics, places, (campus, metric, places) => {
        const setting = setOut(campus, metric);
        const { students, measure } = setting;
        const tree = buildTree(measure);
        const expected = bruteForce(setting, places);
        const first = firstPlace(students, measure.distance, places);
        searchPairs({ tree, students, measure, collector: first });
        expect(first.result()).toEqual(expected.first);
        const closest = ranking(students, measure.distance, places);
        searchPairs({ tree, students, measure, collector: closest });
        expect(closest.result()).toEqual(expected.closest);
      }),
      runs,
    );
  });

  it('finds everybody’s nearest neighbour, the first by id of several', () => {
    fc.assert(
      fc.property(campuses, metrics, (campus, metric) => {
        const setting = setOut(campus, metric);
        const { students, measure } = setting;
        expect(searchNeighbours(buildTree(measure), students, measure)).toEqual(nearestByBruteForce(setting));
      }),
      runs,
    );
  });
});

describe('the table of twins', () => {
  it('finds what comparing all pairs finds, or leaves it to another', () => {
    let found = 0;
    fc.assert(
      fc.property(campuses, metrics, places, (campus, metric, places) => {
        const setting = setOut(campus, metric);
        const { students, measure } = setting;
        const expected = bruteForce(setting, places);
        const first = firstPlace(students, measure.distance, places);
        if (searchTwins(students, measure, first)) {
          found += 1;
          expect(first.result()).toEqual(expected.first);
        } else expect(first.result()).toEqual({ pairs: [], ties: 0 });
        const closest = ranking(students, measure.distance, places);
        if (searchTwins(students, measure, closest)) expect(closest.result()).toEqual(expected.closest);
        else expect(closest.result()).toEqual([]);
      }),
      runs,
    );
    expect(found).toBeGreaterThan(0);
  });
});

describe.each(kindNames)('a campus of %s', kind => {
  it('has the answers of brute force, by every metric', () => {
    for (const metric of ['seuclidean', 'gower'] as const) {
      const setting = setOut({ kind, size: 600, seed: 7 }, { metric });
      const expected = bruteForce(setting, 100);
      expect(mostSimilar(setting.space)).toEqual(expected.first);
      expect(closestPairs(setting.space, 100)).toEqual(expected.closest);
      expect(nearestNeighbours(setting.space)).toEqual(nearestByBruteForce(setting));
    }
  });
});
