import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metricNames } from '../../shared/ids.ts';
import { toStudents } from '../../similarity/students.ts';
import vectors from '../fixtures/similarity-vectors.json' with { type: 'json' };
import { anyMetric, classes, distanceOf, measured, rowsOf } from './classes.ts';

describe.each(Object.entries(vectors))('the class "%s"', (_name, { students: rows, metrics }) => {
  const students = toStudents(rows);

  it.each(metricNames)('has the %s distances that scipy and R compute', metric => {
    const distance = distanceOf(students, metric);
    for (const [pair, expected] of Object.entries(metrics[metric].distances)) {
      const [a, b] = [...pair].map(id => rows.findIndex(row => row.id === id));
      const computed = distance(a ?? -1, b ?? -1);
      expect(Math.abs(computed / expected - 1), pair).toBeLessThan(1e-12);
    }
  });
});

describe('every metric', () => {
  const { height, weight, rank } = measured;
  const body = fc.tuple(height, weight, rank);

  it('has one distance for both directions, bit for bit, and none from a student to itself', () => {
    fc.assert(
      fc.property(classes, anyMetric, (rows, metric) => {
        const distance = distanceOf(toStudents(rows), metric);
        for (const a of rows.keys()) {
          expect(distance(a, a)).toBe(0);
          for (const b of rows.keys()) expect(distance(a, b)).toBe(distance(b, a));
        }
      }),
    );
  });

  it.each(metricNames)('%s: 0 between twins, and as far from one as from the other', metric => {
    fc.assert(
      fc.property(body, twin => {
        const students = toStudents([...vectors.disagree.students, ...rowsOf(twin, twin)]);
        const distance = distanceOf(students, metric);
        expect(distance(6, 7)).toBe(0);
        for (const other of vectors.disagree.students.keys()) {
          expect(distance(other, 6)).toBe(distance(7, other));
        }
      }),
    );
  });

  it.each(metricNames)('%s: pairs that differ by the same amounts tie exactly, to a tenth', metric => {
    const shift = fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 }));
    fc.assert(
      fc.property(body, body, shift, ([h, w, s], [h2, w2, s2], [dh, dw]) => {
        const moved = (value: number, by: number) => (Math.round(value * 10) + by) / 10;
        const students = toStudents([
          ...vectors.disagree.students,
          ...rowsOf(
            [h, w, s],
            [moved(h, dh), moved(w, dw), s + 1],
            [h2, w2, s2],
            [moved(h2, dh), moved(w2, dw), s2 + 1],
          ),
        ]);
        const distance = distanceOf(students, metric);
        expect(distance(6, 7)).toBe(distance(8, 9));
      }),
    );
  });
});

it('ties hold where coordinates divided by the deviation beforehand would break them', () => {
  const rows = rowsOf([160, 60, 4], [161, 60, 4], [170, 60, 4], [171, 60, 4]);
  const deviation = Math.sqrt(101 / 3);
  expect(161 / deviation - 160 / deviation).not.toBe(171 / deviation - 170 / deviation);
  const distance = distanceOf(toStudents(rows), 'seuclidean');
  expect(distance(0, 1)).toBe(distance(2, 3));
});

describe('seuclidean', () => {
  it('is sqrt(6) for any two students who differ in everything', () => {
    const { height, weight, rank } = measured;
    const row = fc.tuple(height, weight, rank);
    fc.assert(
      fc.property(row, row, (one, other) => {
        fc.pre(one.every((value, column) => value !== other[column]));
        expect(distanceOf(toStudents(rowsOf(one, other)), 'seuclidean')(0, 1)).toBeCloseTo(Math.sqrt(6), 12);
      }),
    );
  });

  it('does not depend on the units', () => {
    fc.assert(
      fc.property(classes, rows => {
        const metric = distanceOf(toStudents(rows), 'seuclidean');
        const imperial = rows.map(row => ({
          ...row,
          height: row.height / 2.54,
          weight: row.weight / 0.4536,
        }));
        const distance = distanceOf(toStudents(imperial), 'seuclidean');
        for (const a of rows.keys()) {
          for (const b of rows.keys()) expect(distance(a, b)).toBeCloseTo(metric(a, b), 9);
        }
      }),
    );
  });

  it('gets nothing from a constant column', () => {
    const distance = distanceOf(toStudents(rowsOf([170, 60, 4], [172, 60, 5], [171, 60, 6])), 'seuclidean');
    expect(distance(0, 1)).toBeCloseTo(Math.sqrt(4 + 1), 14);
  });

  it('weighs the squared shares', () => {
    const students = toStudents(rowsOf([170, 60, 4], [172, 63, 5], [171, 66, 6]));
    const distance = distanceOf(students, 'seuclidean', { weights: [2, 9, 0] });
    expect(distance(0, 1)).toBeCloseTo(Math.sqrt(2 * 4 + (9 * 9) / 9), 14);
  });
});

describe('gower', () => {
  it('counts a constant column in the mean, as 0', () => {
    const distance = distanceOf(toStudents(rowsOf([170, 60, 4], [172, 60, 5], [174, 60, 6])), 'gower');
    expect(distance(0, 1)).toBeCloseTo((0.5 + 0 + 0.5) / 3, 14);
    expect(distance(0, 2)).toBeCloseTo(2 / 3, 14);
  });

  it('stays within 0..1 and is a weighted mean', () => {
    const students = toStudents(rowsOf([170, 60, 4], [172, 63, 5], [174, 72, 6]));
    expect(distanceOf(students, 'gower', { weights: [1, 2, 5] })(0, 1)).toBeCloseTo(
      (0.5 + 0.5 + 2.5) / 8,
      14,
    );
    expect(distanceOf(students, 'gower', { weights: [1, 2, 5] })(0, 2)).toBe(1);
  });
});

it('euclidean weighs the squared differences', () => {
  const students = toStudents(rowsOf([170, 60, 4], [173, 62, 5]));
  expect(distanceOf(students, 'euclidean', { weights: [1, 4, 0] })(0, 1)).toBe(5);
});
