import type { Student } from '../shared/reply.ts';
import { drawStudents } from './bodies.ts';
import { type Fault, faultNames } from './faults.ts';
import { seededRandom } from './random.ts';

/** One seat of the demo: who sits there, and how the server is broken, if it is. */
export interface DemoSeat {
  host: string;
  port: number;
  student: Student;
  fault?: Fault;
}

/** The seats that must work: those of the two planted pairs. */
const PLANTED = 4;

/** Seats of a demo room: enough for the six faults beside a class, and few enough for one loopback network. */
export const SEAT_LIMITS = { minimum: 10, maximum: 250 } as const;

/** Lays out a room: the same seed, the same room. Each seat has an address of its own, or a port, where there is one address. */
export function layOutRoom(
  size: { seats: number; seed: number },
  place: { port: number; oneAddress: boolean },
): DemoSeat[] {
  const students = drawStudents(size.seats, size.seed);
  const seats = students.map((student, index) => {
    const fault = faultNames[index - PLANTED];
    return fault === undefined ? { student } : { student, fault };
  });
  return shuffle(seats, seededRandom(size.seed + 1)).map((seat, index) => ({
    ...seat,
    host: place.oneAddress ? '127.0.0.1' : `127.0.0.${index + 1}`,
    port: place.oneAddress ? place.port + index : place.port,
  }));
}

/** Fisher and Yates, from the end. */
function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  const rest = [...items];
  const drawn: Item[] = [];
  while (rest.length > 0) drawn.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return drawn;
}
