import type { Students } from '../students.ts';
import { type Node, STRIDE } from './node.ts';

/** From this many equal students on, their pairs are counted instead of compared, because a whole campus may be equal. */
const MANY = 8;

/** Whether a leaf has many students, all of them equal. */
export function areEqual({ start, end, low, high }: Node): boolean {
  return end - start >= MANY && low.every((lowest, axis) => lowest === high[axis]);
}

/** The first `count` students of a leaf by id, in order. */
export function firstOf({ start, end }: Node, points: Float64Array, { students, count }: Wanted): number[] {
  const all = Array.from({ length: end - start }, (_, at) => points[(start + at) * STRIDE + 3] ?? 0);
  return all.sort((one, other) => (students.precedes(one, other) ? -1 : 1)).slice(0, count);
}

interface Wanted {
  students: Students;
  count: number;
}
