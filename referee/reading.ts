import type { Seat } from '../room/seat.ts';

/** What a crawler says it found. A member of a pair is all seats that it may mean: twins share a student number. */
export interface Answer {
  /** The text that it was read from. */
  text: string;
  pairs: [number[], number[]][];
  distance?: Figure;
  /** How many students it compared. */
  count?: number;
  /** Only of JSON: the seats that it did not compare. */
  leftOut?: number[];
}

/** A number as it was printed: right to half a step of its last digit. */
interface Figure {
  value: number;
  slack: number;
}

/** `unclear` names pairs in a way that could mean several things. */
export type Reading =
  | { kind: 'answer'; answer: Answer }
  | { kind: 'unclear'; text: string }
  | { kind: 'none' };

/** The seats that a name may mean: a student number, an address, or the number of a seat. */
export function seatsOf(name: string, seats: readonly Seat[]): number[] {
  const known = (isMeant: (seat: Seat) => boolean) => seats.filter(isMeant).map(({ seat }) => seat);
  const byId = known(({ record }) => record.id === name);
  if (byId.length > 0) return byId;
  const byAddress = known(({ host, port }) => name === `${host}:${port}`);
  if (byAddress.length > 0) return byAddress;
  const isOneAddress = seats[0]?.host === seats[1]?.host;
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) return isOneAddress ? [] : known(({ host }) => host === name);
  return known(({ seat, port }) => name === String(seat) || (isOneAddress && name === String(port)));
}

/** A pair that is named twice, also the other way round, is one. */
export function dedupe(pairs: [number[], number[]][]): [number[], number[]][] {
  const seen = new Set<string>();
  return pairs.filter(pair => {
    const key = pair
      .map(seats => seats.join())
      .sort()
      .join('-');
    return !seen.has(key) && seen.add(key);
  });
}

/** A number as it was printed, with what it may be off by. */
export function figureOf(text: string): Figure {
  const [digits = '', exponent = '0'] = text.toLowerCase().split('e');
  const decimals = (digits.split('.')[1]?.length ?? 0) - Number(exponent);
  // All digits of a double are right to some 15 places, and its arithmetic to fewer.
  return { value: Number(text), slack: Math.max(0.51 * 10 ** -decimals, 1e-9 * Number(text)) };
}
