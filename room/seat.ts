import type { Behaviour } from '../shared/behaviours.ts';

/** The record of a seat in a practice room: cm, kg, and the size in the seat's own spelling. */
export interface SeatRecord {
  id: string;
  height: number;
  weight: number;
  size: string;
}

/** One server of a practice room. Seats are numbered from 1. */
export interface Seat {
  seat: number;
  host: string;
  port: number;
  behaviour: Behaviour;
  record: SeatRecord;
}

/** Where a room is: one address per seat and one port, or one address and one port per seat. */
export interface Addressing {
  port: number;
  oneAddress: boolean;
}

/** Gives each seat its address: 127.0.0.1, 127.0.0.2 ... at one port, or 127.0.0.1 with consecutive ports. */
export function addressSeats(
  seats: readonly { behaviour: Behaviour; record: SeatRecord }[],
  { port, oneAddress }: Addressing,
): Seat[] {
  return seats.map((seat, index) => ({
    ...seat,
    seat: index + 1,
    host: oneAddress ? '127.0.0.1' : `127.0.0.${index + 1}`,
    port: oneAddress ? port + index : port,
  }));
}

/** What a crawler is told about a room: its seats as `host:port`, and the parts for a loop over the addresses. */
export interface RoomAddress {
  /** All seats, separated by commas. */
  hosts: string;
  /** `127.0.0.`, and the first and last number after it; all empty if the room has one address with many ports. */
  prefix: string;
  first: string;
  last: string;
  /** The port of all seats, or of the first. */
  port: string;
  /** For display: 127.0.0.1-40:1024, or 127.0.0.1, 1024-1063. */
  shown: string;
}

/** The address of a room, from its seats. */
export function addressOf(seats: readonly Seat[]): RoomAddress {
  const [first, last] = [seats[0], seats.at(-1)];
  const hosts = seats.map(({ host, port }) => `${host}:${port}`).join(',');
  const port = String(first?.port ?? '');
  if (first?.host === last?.host) {
    const shown = `${first?.host}, ${port}-${last?.port}`;
    return { hosts, prefix: '', first: '', last: '', port, shown };
  }
  const end = String(last?.seat ?? '');
  return { hosts, prefix: '127.0.0.', first: '1', last: end, port, shown: `127.0.0.1-${end}:${port}` };
}
