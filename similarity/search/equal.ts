import { type Selection, selectFirst } from '../pair.ts';
import type { Students } from '../students.ts';
import { type Node, STRIDE } from './node.ts';

/** From this many equal students on, their pairs are counted instead of compared, because a whole campus may be equal. */
const MANY = 8;

/** Whether a leaf has many students, all of them equal. */
export function areEqual({ start, end, low, high }: Node): boolean {
  return end - start >= MANY && low.every((lowest, axis) => lowest === high[axis]);
}

/** The first `places` students of a leaf by id, in order. */
export function firstOf(leaf: Node, points: Float64Array, { students, places }: Wanted): Selection['chosen'] {
  const first = selectFirst(students, places);
  for (let point = leaf.start; point < leaf.end; point++) first.add(points[point * STRIDE + 3] ?? 0);
  return first.chosen;
}

interface Wanted {
  students: Students;
  places: number;
}
