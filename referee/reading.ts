import type { Seat } from '../room/seat.ts';

/** What a crawler says it found. Each member of a pair lists all seats it may mean, since twins share a student number. */
export interface Answer {
  /** The text that it was read from. */
  text: string;
  pairs: [number[], number[]][];
  distance?: Figure | undefined;
  /** How many students it compared. */
  count?: number | undefined;
  /** The seats that it did not compare; only a JSON answer can name them. */
  leftOut?: number[] | undefined;
}

/** A number as printed. It is exact only to half a unit of its last digit, the `slack`. */
interface Figure {
  value: number;
  slack: number;
}

/**
 * What was read from the output. `unclear` is a line that names pairs but could mean several things. `by` tells whether a
 * line names its pair by student numbers or addresses, or by bare numbers that could also be something else.
 */
export type Reading =
  | { kind: 'answer'; answer: Answer; by?: 'name' | 'number' }
  | { kind: 'unclear'; text: string }
  | { kind: 'none' };

/** The seats that a name may mean; it can be a student number, an address, or the number of a seat. */
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

/** Whether a pair of an answer means these two seats. */
export function isPair([x, y]: Answer['pairs'][number], [a, b]: readonly [number, number]): boolean {
  return (x.includes(a) && y.includes(b)) || (x.includes(b) && y.includes(a));
}

/** Whether an answer names this pair. */
export function names({ pairs }: Answer, right: readonly [number, number]): boolean {
  return pairs.some(pair => isPair(pair, right));
}

/** Whether an answer names one or more of these pairs, and no others. */
export function namesOnly(answer: Answer, right: readonly [number, number][]): boolean {
  const named = right.filter(pair => names(answer, pair)).length;
  return named > 0 && named === answer.pairs.length;
}

/** Whether a number is a measure of somebody named, or by how much two differ: dh=2 dw=3.0. */
export function isOfBodies(number: number, pairs: Answer['pairs'], seats: readonly Seat[]): boolean {
  const recordsOf = (named: number[]) =>
    seats.flatMap(({ seat, record }) => (named.includes(seat) ? record : []));
  return pairs.some(([one, other]) =>
    recordsOf(one).some(a =>
      recordsOf(other).some(b =>
        (['height', 'weight'] as const).some(key =>
          [a[key], b[key], Math.abs(a[key] - b[key])].includes(number),
        ),
      ),
    ),
  );
}

/** Drops pairs that are named twice, also in reverse order. */
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

/** Reads a printed number, and by how much it may be off. */
export function figureOf(text: string): Figure {
  const [digits = '', exponent = '0'] = text.toLowerCase().split('e');
  const decimals = (digits.split('.')[1]?.length ?? 0) - Number(exponent);
  // A double has about 15 correct digits, and fewer after some arithmetic.
  return { value: Number(text), slack: Math.max(0.51 * 10 ** -decimals, 1e-9 * Number(text)) };
}
