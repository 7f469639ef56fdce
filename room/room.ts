import type { Behaviour } from '../shared/behaviours.ts';
import { drawStudents } from './bodies.ts';
import { seededRandom, shuffle } from './random.ts';
import { type Addressing, addressSeats, type Seat } from './seat.ts';

/** How six servers of the demo are broken, in ways that every lab has seen. */
export const demoFaults = [
  'closed',
  'silent',
  'quotes',
  'gbk',
  'metres',
  'echo',
] as const satisfies Behaviour[];

/** The students of the two planted pairs, whose servers must work. */
const PLANTED = 4;

/** Lays out the demo's room; the same seed gives the same room. */
export function layOutRoom(size: { seats: number; seed: number }, addressing: Addressing): Seat[] {
  const students = drawStudents(size.seats, size.seed);
  const seats = students.map((record, index) => ({
    record,
    behaviour: demoFaults[index - PLANTED] ?? ('right' as const),
  }));
  return addressSeats(shuffle(seats, seededRandom(size.seed + 1)), addressing);
}
