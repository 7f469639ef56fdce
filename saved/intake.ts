import { groupBy } from '../shared/group-by.ts';
import { sizeRank } from '../shared/size.ts';
import { comparableId } from '../shared/student-id.ts';
import { type Students, toStudents } from '../similarity/students.ts';
import type { PlacedRow, SavedStudent } from './row.ts';
import { type Cause, findCauses, type PlacedFault } from './row-fault.ts';

/** The students of a file who are compared, and what happened to all other rows. */
export interface Compared {
  /** `students` and `people` have the same order. */
  students: Students;
  people: SavedStudent[];
  /** The id of every row that gave one, repeated if it occurs in several rows. */
  ids: string[];
  /** All rows: each is compared, declined, shares its id with another, or is counted in a cause. */
  rows: number;
  declined: number;
  sharedIds: number;
  /** The first few shared ids as written, to be looked up by a person: 7 and 7\u200b are shared, and look the same. */
  firstShared: string[];
  causes: Cause[];
}

/** How many shared ids are kept for display. */
const SHOWN = 3;

/** Takes in the rows of a file. Students who share an id are left out, since nobody knows whose id it is. */
export function takeIn(placed: Iterable<PlacedRow>): Compared {
  let rows = 0;
  const faults: PlacedFault[] = [];
  /** The rows that gave an id; without `student` for one who declined. */
  const entries: { id: string; student?: SavedStudent }[] = [];
  for (const { place, row } of placed) {
    rows += 1;
    if (row.kind === 'fault') faults.push({ place, fault: row.fault });
    else if (row.kind === 'declined') entries.push({ id: row.id });
    else entries.push({ id: row.student.id, student: row.student });
  }
  const claims = [...groupBy(entries, ({ id }) => comparableId(id)).values()];
  const alone = claims.flatMap(([entry, ...others]) => (entry && others.length === 0 ? [entry] : []));
  const shared = claims.filter(all => all.length > 1);
  const people = alone.flatMap(({ student }) => student ?? []);
  return {
    students: toStudents(people.map(person => ({ ...person, rank: sizeRank(person.size) }))),
    people,
    ids: claims.flat().map(({ id }) => id),
    rows,
    declined: alone.length - people.length,
    sharedIds: shared.flat().length,
    firstShared: shared.slice(0, SHOWN).flatMap(all => [...new Set(all.map(({ id }) => id))]),
    causes: findCauses(faults),
  };
}
