import type { Student } from '../shared/reply.ts';
import { type Size, sizeRank } from '../shared/size.ts';
import { normal, seededRandom } from './random.ts';

/** Height in cm and body mass index of young adults, close to what national surveys report; no real person's data. */
const groups = [
  { height: { mean: 174, deviation: 6.5 }, bmi: { mean: 22.5, deviation: 2.8 } },
  { height: { mean: 162, deviation: 6 }, bmi: { mean: 21, deviation: 2.6 } },
] as const;

/** The weight in kg up to which people usually choose each size. */
const sizesByWeight: readonly (readonly [number, Size])[] = [
  [46, 'XS'],
  [54, 'S'],
  [63, 'M'],
  [72, 'L'],
  [82, 'XL'],
  [92, 'XXL'],
];

/** Drawn bodies of the same size differ by more than this in cm or kg, so that the planted pairs are the closest. */
const APART = 2;

/** After this many draws the last body is accepted even if it is too close to another, as happens in a room of 200. */
const DRAWS = 200;

/**
 * Draws a class from a seed. Students 0 and 1, and 2 and 3, differ by 1 cm in height and in nothing else: these two pairs
 * tie for the most similar.
 */
export function drawStudents(count: number, seed: number): Student[] {
  const random = seededRandom(seed);
  const students: Student[] = [];
  while (students.length < count) {
    const index = students.length;
    const twin = index < 4 && index % 2 === 1 ? students[index - 1] : undefined;
    const body = twin ? { ...twin, height: twin.height + 1 } : drawApart(students, random);
    students.push({ ...body, id: `2026${String(101 + index).padStart(4, '0')}` });
  }
  return students;
}

type Body = Omit<Student, 'id'>;

function drawApart(others: readonly Body[], random: () => number): Body {
  let body = drawBody(random);
  for (let draw = 0; draw < DRAWS && others.some(other => isClose(other, body)); draw++)
    body = drawBody(random);
  return body;
}

function drawBody(random: () => number): Body {
  const group = groups[random() < 0.5 ? 0 : 1];
  const height = Math.round(clamp(normal(random, group.height), 150, 198));
  const bmi = clamp(normal(random, group.bmi), 16.5, 32);
  const weight = Math.round(bmi * (height / 100) ** 2 * 2) / 2;
  // As in real classes, some prefer their clothes a size larger.
  const size = sizesByWeight.find(([upTo]) => weight + (random() < 0.2 ? 6 : 0) <= upTo)?.[1] ?? '3XL';
  return { height, weight, size };
}

function isClose(a: Body, b: Body): boolean {
  const near = Math.abs(a.height - b.height) <= APART && Math.abs(a.weight - b.weight) <= APART;
  return near && sizeRank(a.size) === sizeRank(b.size);
}

/** The value, or the bound that it lies beyond. */
export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
