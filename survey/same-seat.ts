/** What tells a seat from all others of its survey. */
export interface SeatIdentity {
  seat: number;
  lab?: string | undefined;
  host?: string | undefined;
  port?: number | undefined;
}

/**
 * Finds the seats of an earlier survey in a later one. Seats are matched by number, or by lab and address if both surveys
 * have labs: numbers run through the labs that were chosen, so a crawl of other labs numbers the same seat differently.
 */
export function matchSeats<Seat extends SeatIdentity>(before: readonly Seat[], now: readonly Seat[]) {
  const haveLabs = [...before, ...now].every(({ lab, host }) => lab !== undefined && host !== undefined);
  const keyOf = ({ seat, lab, host, port }: SeatIdentity) =>
    haveLabs ? `${lab} ${host} ${port ?? ''}` : String(seat);
  const byKey = (seats: readonly Seat[]) => new Map(seats.map(seat => [keyOf(seat), seat]));
  const [old, fresh] = [byKey(before), byKey(now)];
  const labs = new Set(now.map(({ lab }) => lab));
  return {
    /** The same seat has the same key in both surveys. */
    keyOf,
    earlier: (seat: SeatIdentity) => old.get(keyOf(seat)),
    later: (seat: SeatIdentity) => fresh.get(keyOf(seat)),
    /** Whether the later survey covers the lab of a seat. */
    isCovered: ({ lab }: SeatIdentity) => !haveLabs || labs.has(lab),
  };
}
