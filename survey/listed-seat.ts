import { withPort } from '../shared/address.ts';
import { groupBy } from '../shared/group-by.ts';
import { comparableId } from '../shared/student-id.ts';
import type { HostResult } from './result.ts';

/** A seat, with everything by which a class list may refer to it. */
export type Seat = Pick<HostResult, 'seat' | 'host' | 'port' | 'name' | 'lab'>;

/**
 * Finds the seat that a list refers to by name, number or address, with its lab in front if the list has it. A place that
 * several labs have is the one in the lab of the seat where the student `sits`; undefined if that does not tell.
 */
export type FindListedSeat = (place: string | undefined, sits?: number) => number | undefined;

/** Makes the function that finds these seats. */
export function makeSeatFinder(seats: readonly Seat[]): FindListedSeat {
  const labs = new Map<string, { name: string; first: number }>();
  for (const { seat, lab = '' } of seats) {
    const known = labs.get(lab);
    labs.set(lab, { name: toKey(lab), first: Math.min(seat, known?.first ?? seat) });
  }
  const labOf = new Map(seats.map(({ seat, lab = '' }) => [seat, lab]));
  const known = new Map<string, readonly { seat: number }[]>();
  // A seat called "2" hides the seat with number 2, and that one a host called "2".
  for (const keysOf of [namesOf, numbersOf, addressesOf]) {
    const entries = seats.flatMap(seat => {
      const { name, first } = labs.get(seat.lab ?? '') ?? { name: '', first: 1 };
      const keys = keysOf(seat, first).map(toKey);
      const withLab = name === '' ? [] : keys.map(key => `${name} ${key}`);
      return [...keys, ...withLab].map(key => ({ key, seat: seat.seat }));
    });
    for (const [key, found] of groupBy(entries, entry => entry.key)) {
      if (!known.has(key)) known.set(key, found);
    }
  }
  const byLength = [...labs.values()].map(({ name }) => name).sort((a, b) => b.length - a.length);
  const find = (place: string): readonly number[] => {
    const key = toKey(place);
    const lab = byLength.find(
      name => name !== '' && key.startsWith(name) && /^[\s\p{P}]/u.test(key.slice(name.length)),
    );
    const inLab = lab === undefined ? key : key.slice(lab.length).replace(/^[\s\p{P}]+/u, '');
    const within = (word: string) => known.get(lab === undefined ? word : `${lab} ${word}`);
    const found = known.get(key) ?? within(inLab) ?? within(seatNumber.exec(inLab)?.[1] ?? '') ?? [];
    return found.map(({ seat }) => seat);
  };
  return (place, sits) => {
    if (place === undefined) return undefined;
    const found = find(place);
    if (found.length < 2) return found[0];
    if (sits === undefined || found.includes(sits)) return sits;
    const here = found.filter(seat => labOf.get(seat) === labOf.get(sits));
    return here.length === 1 ? here[0] : undefined;
  };
}

const toKey = (text: string) => comparableId(text).toLowerCase();

const namesOf = ({ name }: Seat) => (name === undefined ? [] : [name]);

/** Its number in the survey, and in its lab. */
const numbersOf = ({ seat }: Seat, first: number) => [...new Set([seat, seat - first + 1].map(String))];

const addressesOf = ({ host, port }: Seat) => [host, withPort(host, port)];

/** The number of a seat as lists write it: 05, seat 5, 座位5, 第5号, 5号机. */
const seatNumber =
  /^(?:第|座位|座|机位|機位|seat|no\.?)?\s*0*(\d+)\s*(?:[号號座]|[号號]?[机機位]|[号號]座位)?$/;
