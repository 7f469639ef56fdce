import { expect, it } from 'vitest';
import { toStudents } from '../../similarity/students.ts';

it('turns rows into columns in the order of the rows', () => {
  const students = toStudents([
    { id: 'Zoe', height: 171.5, weight: 60, rank: 4 },
    { id: 'Ann', height: 180, weight: 72.3, rank: 6 },
  ]);
  expect(students).toMatchObject({
    height: Float64Array.of(171.5, 180),
    weight: Float64Array.of(60, 72.3),
    rank: Float64Array.of(4, 6),
  });
  expect(students.precedes(1, 0)).toBe(true);
  expect(students.precedes(0, 1)).toBe(false);
});
