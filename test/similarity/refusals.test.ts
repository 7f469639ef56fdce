import { expect, it } from 'vitest';
import { metricNames } from '../../shared/ids.ts';
import { prepare } from '../../similarity/metrics.ts';
import { toStudents } from '../../similarity/students.ts';
import vectors from '../fixtures/similarity-vectors.json' with { type: 'json' };
import { distanceOf } from './classes.ts';

const rows = vectors.disagree.students;
const students = toStudents(rows);

it('mahalanobis needs a minimum of students, three unless told', () => {
  const found = rows.length;
  expect(prepare(students, 'mahalanobis', { minimumStudents: found })).toHaveProperty('distance');
  expect(prepare(students, 'mahalanobis', { minimumStudents: 10 })).toEqual({
    refused: 'few-students',
    minimum: 10,
    found,
  });
  expect(prepare(toStudents(rows.slice(0, 2)), 'mahalanobis')).toMatchObject({
    refused: 'few-students',
    minimum: 3,
  });
});

it.each([
  ['a constant column', rows.map(row => ({ ...row, rank: 4 }))],
  ['a constant column that is not decimal', rows.map(row => ({ ...row, weight: 20 * Math.PI }))],
  ['a weight that follows from the height', rows.map(row => ({ ...row, weight: row.height - 100 }))],
  ['a size that follows from both', rows.map(row => ({ ...row, rank: (row.height + row.weight) / 60 }))],
  [
    'a weight within a gram of it',
    rows.map((row, i) => ({ ...row, weight: row.height - 100 + (i % 2) / 1000 })),
  ],
  ['three students, who span a plane', rows.slice(0, 3)],
  ['one student many times', rows.map(row => ({ ...row, height: 170, weight: 60, rank: 4 }))],
])('mahalanobis refuses %s', (_what, flat) => {
  expect(prepare(toStudents(flat), 'mahalanobis')).toEqual({ refused: 'singular' });
});

it('mahalanobis takes no weights but the default', () => {
  expect(prepare(students, 'mahalanobis', { weights: [1, 1, 1] })).toHaveProperty('distance');
  expect(prepare(students, 'mahalanobis', { weights: [1, 2, 1] })).toEqual({
    refused: 'weights',
    why: 'not-taken',
  });
});

it.each([
  [[0, 0, 0] as const],
  [[1, -1, 1] as const],
  [[1, Number.NaN, 1] as const],
  [[1, 1, Number.POSITIVE_INFINITY] as const],
])('no metric takes the weights %j', weights => {
  for (const metric of metricNames) {
    expect(prepare(students, metric, { weights })).toEqual({ refused: 'weights', why: 'invalid' });
  }
});

it('nobody and one student are no reason to refuse', () => {
  expect(prepare(toStudents([]), 'seuclidean')).toHaveProperty('distance');
  expect(distanceOf(toStudents(rows.slice(0, 1)), 'gower')(0, 0)).toBe(0);
});
