import { distance } from 'fastest-levenshtein';
import { comparableId } from '../shared/student-id.ts';

/** A student on the class list. `place` is the seat according to the list: its number, name or address. */
export interface Listed {
  id: string;
  name: string;
  class?: string;
  place?: string;
}

/** The class list, keyed by comparable student number. */
export type Roster = ReadonlyMap<string, Listed>;

/** How many similar numbers are shown; more would not help. */
export const MOST_NEAREST = 3;

/** Makes the class list; if a number occurs twice, the first one counts. */
export function makeRoster(listed: readonly Listed[]): Roster {
  const roster = new Map<string, Listed>();
  for (const one of listed) {
    const id = comparableId(one.id);
    if (!roster.has(id)) roster.set(id, one);
  }
  return roster;
}

/** Finds the student with a number, or else all students whose number differs by one typo. */
export function findListed(roster: Roster, id: string): { listed: Listed } | { nearest: Listed[] } {
  const wanted = comparableId(id);
  const listed = roster.get(wanted);
  if (listed) return { listed };
  return { nearest: [...roster].flatMap(([known, one]) => (isOneSlip(wanted, known) ? [one] : [])) };
}

/** Whether two numbers differ by one typo (changed, missing, added or swapped), or only in leading zeros or capitals. */
function isOneSlip(one: string, other: string): boolean {
  if (withoutForm(one) === withoutForm(other)) return true;
  if (Math.abs(one.length - other.length) > 1) return false;
  const apart = distance(one, other);
  if (apart === 1) return true;
  if (apart !== 2 || one.length !== other.length) return false;
  const at = [...one].findIndex((character, index) => character !== other[index]);
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}

/** Removes leading zeros, as Excel does, and capitals. */
function withoutForm(id: string): string {
  return id.replace(/^0+(?=.)/, '').toLowerCase();
}
