import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MetricName, metricNames } from '../../shared/ids.ts';
import type { Pair } from '../../similarity/pair.ts';
import type { StudentRow } from '../../similarity/students.ts';
import vectors from '../fixtures/similarity-vectors.json' with { type: 'json' };
import { anyMetric, classes, everyPair, finderOf, rowsOf, shuffledClasses } from './classes.ts';

/** Pairs by their ids, the way a report shows them. */
const named = (rows: StudentRow[], pairs: Pair[]) =>
  pairs.map(({ a, b, distance }) => [rows[a]?.id, rows[b]?.id, distance]);

function winners(rows: StudentRow[], metric: MetricName = 'seuclidean'): string[] {
  const { pairs } = finderOf(rows, metric).mostSimilar();
  return pairs.map(({ a, b }) => `${rows[a]?.id}${rows[b]?.id}`);
}

describe.each(Object.entries(vectors))('the class "%s"', (_name, { students: rows, metrics }) => {
  it.each(metricNames)('has its closest pair by %s', metric => {
    const { closest } = metrics[metric];
    const { pairs, ties } = finderOf(rows, metric).mostSimilar();
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
    const rows = [...twins, { id: 'other', height: 190, weight: 90, rank: 7 }];
    const finder = finderOf(rows);
    const { pairs, ties } = finder.mostSimilar();
    expect(ties).toBe((30 * 29) / 2);
    expect(pairs).toEqual(everyPair(rows, finder.measure.distance).slice(0, 100));
    expect(finder.mostSimilar(2)).toEqual({ pairs: pairs.slice(0, 2), ties });
  });

  it('are ordered by code units: capitals first, "10" before "9"', () => {
    const rows = ['b', '9', 'B', '10'].map(id => ({ id, height: 170, weight: 60, rank: 4 }));
    expect(winners(rows)).toEqual(['109', '10B', '10b', '9B', '9b', 'Bb']);
  });
});

describe.each([0, 1])('a class of %i', size => {
  it('has no pair and no neighbour', () => {
    const finder = finderOf(vectors.plain.students.slice(0, size));
    expect(finder.mostSimilar()).toEqual({ pairs: [], ties: 0 });
    expect(finder.closestPairs(5)).toEqual([]);
    expect([...finder.nearestNeighbours().distance]).toEqual(Array(size).fill(Number.POSITIVE_INFINITY));
  });
});

it('no pairs are asked for, none are given', () => {
  expect(finderOf(vectors.plain.students, 'gower').closestPairs(0)).toEqual([]);
});

describe('in any class', () => {
  it('the closest pair and its ties are those of the definition', () => {
    fc.assert(
      fc.property(classes, anyMetric, (rows, metric) => {
        const finder = finderOf(rows, metric);
        const every = everyPair(rows, finder.measure.distance);
        const first = every.filter(pair => pair.distance === every[0]?.distance);
        expect(finder.mostSimilar()).toEqual({ pairs: first, ties: first.length });
        expect(finder.closestPairs(1)).toEqual(first.slice(0, 1));
      }),
    );
  });

  it('the k closest pairs are the first k of all, sorted', () => {
    fc.assert(
      fc.property(classes, anyMetric, fc.integer({ min: 1, max: 80 }), (rows, metric, k) => {
        const finder = finderOf(rows, metric);
        expect(finder.closestPairs(k)).toEqual(everyPair(rows, finder.measure.distance).slice(0, k));
      }),
    );
  });

  it('the nearest neighbour is the first by id of the least distant', () => {
    fc.assert(
      fc.property(classes, anyMetric, (rows, metric) => {
        fc.pre(rows.length > 1);
        const finder = finderOf(rows, metric);
        const { nearest, distance } = finder.nearestNeighbours();
        for (const student of rows.keys()) {
          const pairs = everyPair(rows, finder.measure.distance);
          const first = pairs.find(({ a, b }) => a === student || b === student);
          expect(nearest[student]).toBe(first?.a === student ? first.b : first?.a);
          expect(distance[student]).toBe(first?.distance);
        }
      }),
    );
  });

  it('the order of the input changes nothing, to the last bit', () => {
    fc.assert(
      fc.property(shuffledClasses, anyMetric, (orders, metric) => {
        const [one, other] = orders.map(rows => {
          const finder = finderOf(rows, metric);
          const { nearest, distance } = finder.nearestNeighbours();
          return {
            first: named(rows, finder.mostSimilar().pairs),
            closest: named(rows, finder.closestPairs(7)),
            neighbours: rows.map(({ id }, a) => [id, rows[nearest[a] ?? a]?.id, distance[a]].join()).sort(),
          };
        });
        expect(other).toEqual(one);
      }),
    );
  });
});
