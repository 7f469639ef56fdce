import { arrange } from '../similarity/closest.ts';
import { prepare } from '../similarity/metrics.ts';
import { toStudents } from '../similarity/students.ts';
import type { Right } from './result.ts';
import { rowsOf, type Source } from './rows.ts';

/** Computes the right answer for a room, by the same search as `crawl`. */
export function findRight(seats: readonly Source[]): Right {
  const rows = rowsOf(seats, {});
  const students = toStudents(rows.map(row => ({ ...row, id: String(row.seat).padStart(4, '0') })));
  const measure = prepare(students, 'seuclidean');
  if ('refused' in measure) throw new Error(`a room that cannot be measured: ${measure.refused}`);
  const { pairs } = arrange(students, measure).mostSimilar();
  const seatAt = (student: number) => rows[student]?.seat ?? 0;
  const compared = new Set(rows.map(({ seat }) => seat));
  return {
    pairs: pairs.map(({ a, b }): [number, number] => [seatAt(a), seatAt(b)]),
    distance: pairs[0]?.distance ?? 0,
    compared: rows.length,
    leftOut: seats.map(({ seat }) => seat).filter(seat => !compared.has(seat)),
  };
}
