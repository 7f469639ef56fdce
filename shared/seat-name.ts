import { withPort } from './address.ts';
import { printable } from './printable.ts';

/** How a seat is named in reports: its lab and name, if any, then address and port. */
export function seatName(seat: {
  host: string;
  port: number;
  /** The address that answered, if `host` is a name. */
  address?: string | undefined;
  name?: string | undefined;
  lab?: string | undefined;
}): string {
  const names = [seat.lab, seat.name].flatMap(name => (name === undefined ? [] : [printable(name)]));
  const answered = seat.address === undefined ? [] : [`(${seat.address})`];
  return [...names, withPort(seat.host, seat.port), ...answered].join(' ');
}
