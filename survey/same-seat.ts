/** What tells a seat from all others of its survey. */
export interface SeatPlace {
  seat: number;
  lab?: string | undefined;
  host?: string | undefined;
  port?: number | undefined;
}

/** Finds the seats of an earlier survey in a later one. */
export interface SameSeat<Seat extends SeatPlace> {
  /** The same place has the same key in both surveys. */
  keyOf(seat: SeatPlace): string;
  earlier(seat: SeatPlace): Seat | undefined;
  later(seat: SeatPlace): Seat | undefined;
  /** Whether the later survey covers the lab of a seat. */
  isCovered(seat: SeatPlace): boolean;
}

/**
 * Seats are matched by number, or by lab and address if both surveys have labs: numbers run through the labs that were
 * chosen, so a crawl of other labs numbers the same seat differently.
 */
export function matchSeats<Seat extends SeatPlace>(
  before: readonly Seat[],
  now: readonly Seat[],
): SameSeat<Seat> {
  const haveLabs = [...before, ...now].every(({ lab, host }) => lab !== undefined && host !== undefined);
  const keyOf = ({ seat, lab, host, port }: SeatPlace) =>
    haveLabs ? `${lab} ${host} ${port ?? ''}` : String(seat);
  const byKey = (seats: readonly Seat[]) => new Map(seats.map(seat => [keyOf(seat), seat]));
  const [old, fresh] = [byKey(before), byKey(now)];
  const labs = new Set(now.map(({ lab }) => lab));
  return {
    keyOf,
    earlier: seat => old.get(keyOf(seat)),
    later: seat => fresh.get(keyOf(seat)),
    isCovered: ({ lab }) => !haveLabs || labs.has(lab),
  };
}
