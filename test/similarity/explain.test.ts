import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { metricNames } from '../../shared/ids.ts';
import { explain } from '../../similarity/explain.ts';
import { toStudents } from '../../similarity/students.ts';
import vectors from '../fixtures/similarity-vectors.json' with { type: 'json' };
import { measureOf, rowsOf } from './classes.ts';

const students = toStudents(rowsOf([170, 60.1, 4], [172, 60, 5], [171, 66, 6]));

it('seuclidean: differences in standard deviations, shares of the square', () => {
  const [height, weight, size] = explain(measureOf(students, 'seuclidean'), 0, 1);
  expect(height).toEqual({ difference: 2, scale: 1, share: expect.closeTo(4 / 5, 3) });
  expect(weight.difference).toBe(0.1);
  expect(size).toEqual({ difference: 1, scale: 1, share: expect.closeTo(1 / 5, 3) });
});

it('gower: differences in ranges, shares of the sum', () => {
  const parts = explain(measureOf(students, 'gower'), 0, 2);
  expect(parts.map(({ scale }) => scale)).toEqual([2, 6, 2]);
  const terms = [1 / 2, 5.9 / 6, 1];
  const total = terms.reduce((sum, term) => sum + term);
  for (const [axis, { share }] of parts.entries()) expect(share).toBeCloseTo((terms[axis] ?? 0) / total, 12);
});

it('weights go into the shares', () => {
  const [height] = explain(measureOf(students, 'euclidean', { weights: [0, 1, 1] }), 0, 1);
  expect(height).toEqual({ difference: 2, scale: 1, share: 0 });
});

it.each(metricNames)('%s: the shares make a whole, and twins have none', metric => {
  const twins = toStudents([...vectors.disagree.students, { id: 'Z', height: 178, weight: 60, rank: 7 }]);
  const measure = measureOf(twins, metric);
  const student = fc.integer({ min: 0, max: 5 });
  fc.assert(
    fc.property(student, student, (a, b) => {
      fc.pre(a !== b);
      const shares = explain(measure, a, b).map(({ share }) => share);
      expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 12);
    }),
  );
  expect(explain(measure, 0, 6).map(({ share }) => share)).toEqual([0, 0, 0]);
});
