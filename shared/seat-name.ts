import { withPort } from './address.ts';
import { printable } from './printable.ts';

/** Address and port as one types them, after the seat's lab and its name where it has them. */
export function seatName(seat: {
  host: string;
  port: number;
  /** The address that answered, where `host` is a name. */
  address?: string | undefined;
  name?: string | undefined;
  lab?: string | undefined;
}): string {
  const names = [seat.lab, seat.name].flatMap(name => (name === undefined ? [] : [printable(name)]));
  const answered = seat.address === undefined ? [] : [`(${seat.address})`];
  return [...names, withPort(seat.host, seat.port), ...answered].join(' ');
}
