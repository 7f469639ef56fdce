import { distance } from 'fastest-levenshtein';
import { comparableId } from '../shared/student-id.ts';

/** A student of the class list. `place` is what the list says of the seat: its number, its name or its address. */
export interface Listed {
  id: string;
  name: string;
  class?: string;
  place?: string;
}

/** The class list, by student numbers as they are compared. */
export type Roster = ReadonlyMap<string, Listed>;

/** More near numbers than this are no help; show the first. */
export const MOST_NEAREST = 3;

/** Makes the list that can be asked; of two of one number the first counts. */
export function makeRoster(listed: readonly Listed[]): Roster {
  const roster = new Map<string, Listed>();
  for (const one of listed) {
    const id = comparableId(one.id);
    if (!roster.has(id)) roster.set(id, one);
  }
  return roster;
}

/** The student with a number, or, where nobody has it, all whose numbers are one slip of the finger away from it. */
export function findListed(roster: Roster, id: string): { listed: Listed } | { nearest: Listed[] } {
  const wanted = comparableId(id);
  const listed = roster.get(wanted);
  if (listed) return { listed };
  return { nearest: [...roster].flatMap(([known, one]) => (isOneSlip(wanted, known) ? [one] : [])) };
}

/** One digit is another, missing or too many, two neighbours are swapped, or only zeros in front and capitals differ. */
function isOneSlip(one: string, other: string): boolean {
  if (withoutForm(one) === withoutForm(other)) return true;
  if (Math.abs(one.length - other.length) > 1) return false;
  const apart = distance(one, other);
  if (apart === 1) return true;
  if (apart !== 2 || one.length !== other.length) return false;
  const at = [...one].findIndex((character, index) => character !== other[index]);
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}

/** A number as it is left by Excel, which drops zeros in front, and by a keyboard without capitals. */
function withoutForm(id: string): string {
  return id.replace(/^0+(?=.)/, '').toLowerCase();
}
