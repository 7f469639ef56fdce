import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  closestPairs,
  mostSimilar,
  nearestNeighbours,
  type Pair,
} from '../../../crawler/similarity/closest.ts';
import type { Distance, MetricName } from '../../../crawler/similarity/metrics.ts';
import { type StudentRow, type Students, toStudents } from '../../../crawler/similarity/students.ts';
import { metricNames } from '../../../shared/config.ts';
import vectors from '../../fixtures/similarity-vectors.json' with { type: 'json' };
import { anyMetric, classes, distanceOf, rowsOf, shuffledClasses } from './classes.ts';

/** Pairs by their ids, the way a report shows them. */
const named = ({ ids }: Students, pairs: Pair[]) =>
  pairs.map(({ a, b, distance }) => [ids[a], ids[b], distance]);

function winners(rows: StudentRow[], metric: MetricName = 'seuclidean'): string[] {
  const students = toStudents(rows);
  return mostSimilar(students, distanceOf(students, metric)).pairs.map(
    ({ a, b }) => `${students.ids[a]}${students.ids[b]}`,
  );
}

/** All pairs by distance, then ids, by the definition: the oracle. */
function everyPair({ ids }: Students, distance: Distance): Pair[] {
  const compare = (x = '', y = '') => Number(x > y) - Number(x < y);
  return ids
    .flatMap((one, a) => ids.flatMap((other, b) => (one < other ? [{ a, b, distance: distance(a, b) }] : [])))
    .sort((x, y) => x.distance - y.distance || compare(ids[x.a], ids[y.a]) || compare(ids[x.b], ids[y.b]));
}

describe.each(Object.entries(vectors))('the class "%s"', (_name, { students: rows, metrics }) => {
  it.each(metricNames)('has its closest pair by %s', metric => {
    const { closest } = metrics[metric];
    const students = toStudents(rows);
    const { pairs, ties } = mostSimilar(students, distanceOf(students, metric));
    expect(winners(rows, metric)).toEqual(closest.pairs);
    expect(ties).toBe(1);
    expect(pairs[0]?.distance).toBeCloseTo(closest.distance, 12);
  });
});

it('one swapped record changes the winner among the others', () => {
  const rows = vectors.disagree.students;
  expect(winners(rows)).toEqual(['CF']);
  expect(winners([...rows, { id: 'G', height: 57, weight: 166, rank: 4 }])).toEqual(['EF']);
});

describe('ties for first place', () => {
  it('are all listed, by ids, whatever the order of the input', () => {
    const rows = rowsOf([170, 60.2, 4], [170, 60.1, 4], [180, 70.1, 5], [180, 70.2, 5], [150, 90, 3]);
    expect(winners(rows)).toEqual(['AB', 'CD']);
    expect(winners(rows.toReversed())).toEqual(['AB', 'CD']);
  });

  it('are pairs: three students alike are three of them, before two more', () => {
    const rows = rowsOf([170, 60, 4], [180, 70, 5], [170, 60, 4], [180, 70, 5], [170, 60, 4]);
    expect(winners(rows)).toEqual(['AC', 'AE', 'BD', 'CE']);
  });

  it('are counted past the hundred that are listed', () => {
    const twins = Array.from({ length: 30 }, (_, n) => ({ id: `s${n}`, height: 170, weight: 60, rank: 4 }));
    const students = toStudents([...twins, { id: 'other', height: 190, weight: 90, rank: 7 }]);
    const distance = distanceOf(students, 'seuclidean');
    const { pairs, ties } = mostSimilar(students, distance);
    expect(ties).toBe((30 * 29) / 2);
    expect(pairs).toEqual(everyPair(students, distance).slice(0, 100));
    expect(mostSimilar(students, distance, { listed: 2 })).toEqual({ pairs: pairs.slice(0, 2), ties });
  });

  it('are ordered by code units: capitals first, "10" before "9"', () => {
    const rows = ['b', '9', 'B', '10'].map(id => ({ id, height: 170, weight: 60, rank: 4 }));
    expect(winners(rows)).toEqual(['109', '10B', '10b', '9B', '9b', 'Bb']);
  });
});

describe.each([0, 1])('a class of %i', size => {
  it('has no pair and no neighbour', () => {
    const students = toStudents(vectors.plain.students.slice(0, size));
    const distance = distanceOf(students, 'seuclidean');
    expect(mostSimilar(students, distance)).toEqual({ pairs: [], ties: 0 });
    expect(closestPairs(students, distance, 5)).toEqual([]);
    expect(nearestNeighbours(students, distance)).toEqual([]);
  });
});

it('no pairs are asked for, none are given', () => {
  const students = toStudents(vectors.plain.students);
  expect(closestPairs(students, distanceOf(students, 'gower'), 0)).toEqual([]);
});

describe('in any class', () => {
  it('the closest pair and its ties are those of the definition', () => {
    fc.assert(
      fc.property(classes, anyMetric, (rows, metric) => {
        const students = toStudents(rows);
        const distance = distanceOf(students, metric);
        const every = everyPair(students, distance);
        const first = every.filter(pair => pair.distance === every[0]?.distance);
        expect(mostSimilar(students, distance)).toEqual({ pairs: first, ties: first.length });
        expect(closestPairs(students, distance, 1)).toEqual(first.slice(0, 1));
      }),
    );
  });

  it('the k closest pairs are the first k of all, sorted', () => {
    fc.assert(
      fc.property(classes, anyMetric, fc.integer({ min: 1, max: 80 }), (rows, metric, k) => {
        const students = toStudents(rows);
        const distance = distanceOf(students, metric);
        expect(closestPairs(students, distance, k)).toEqual(everyPair(students, distance).slice(0, k));
      }),
    );
  });

  it('the nearest neighbour is the first by id of the least distant', () => {
    fc.assert(
      fc.property(classes, anyMetric, (rows, metric) => {
        fc.pre(rows.length > 1);
        const students = toStudents(rows);
        const distance = distanceOf(students, metric);
        const expected = rows.map((_, student) => {
          const pair = everyPair(students, distance).filter(({ a, b }) => a === student || b === student)[0];
          return { nearest: pair?.a === student ? pair.b : pair?.a, distance: pair?.distance };
        });
        expect(nearestNeighbours(students, distance)).toEqual(expected);
      }),
    );
  });

  it('the order of the input changes nothing, to the last bit', () => {
    fc.assert(
      fc.property(shuffledClasses, anyMetric, (orders, metric) => {
        const [one, other] = orders.map(rows => {
          const students = toStudents(rows);
          const distance = distanceOf(students, metric);
          const neighbours = nearestNeighbours(students, distance);
          return {
            first: named(students, mostSimilar(students, distance).pairs),
            closest: named(students, closestPairs(students, distance, 7)),
            neighbours: neighbours
              .map(({ nearest, distance }, a) => [students.ids[a], students.ids[nearest], distance].join())
              .sort(),
          };
        });
        expect(other).toEqual(one);
      }),
    );
  });
});
