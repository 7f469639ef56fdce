import { withPort } from './address.ts';
import { printable } from './printable.ts';

/** Address and port as one types them, after the seat's name where a list gave one. */
export function seatName(seat: { host: string; port: number; name?: string | undefined }): string {
  const address = withPort(seat.host, seat.port);
  return seat.name === undefined ? address : `${printable(seat.name)} ${address}`;
}
