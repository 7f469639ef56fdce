import { drawRoom } from '../../referee/draw.ts';
import { addressSeats, type Seat } from '../../room/seat.ts';
import type { Behaviour } from '../../shared/behaviours.ts';

/** The referee's room for a seed; no servers are opened at its addresses. */
export function roomOf(seed: number, { seats = 40, oneAddress = false } = {}): Seat[] {
  return addressSeats(drawRoom(seats, seed), { port: 1_024, oneAddress });
}

/** The number of the first seat of a behaviour. */
export function seatOf(seats: readonly Seat[], behaviour: Behaviour): number {
  const found = seats.find(seat => seat.behaviour === behaviour);
  if (!found) throw new Error(`no seat is ${behaviour}`);
  return found.seat;
}
