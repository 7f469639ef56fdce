import { sizeRank } from '../shared/size.ts';
import { type Students, toStudents } from '../similarity/students.ts';
import type { Row, SavedStudent } from './row.ts';
import { type Cause, Causes, type RowPlace } from './row-fault.ts';

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
  /** The first few shared ids, to be looked up by a person. */
  firstShared: string[];
  causes: Cause[];
}

/** How many shared ids are kept for display. */
const SHOWN = 3;

/** Collects the rows of a file one by one. */
export class Intake {
  #rows = 0;
  readonly #causes = new Causes();
  /** All rows by id; undefined for a student who declined. */
  readonly #byId = new Map<string, (SavedStudent | undefined)[]>();

  take(row: Row, place: RowPlace): void {
    this.#rows += 1;
    switch (row.kind) {
      case 'student':
        this.#enter(row.student.id, row.student);
        break;
      case 'declined':
        this.#enter(row.id, undefined);
        break;
      case 'fault':
        this.#causes.add(place, row.fault);
    }
  }

  #enter(id: string, student: SavedStudent | undefined): void {
    const others = this.#byId.get(id);
    if (others) others.push(student);
    else this.#byId.set(id, [student]);
  }

  /** Returns the result. Students who share an id are left out, since nobody knows whose it is. */
  close(): Compared {
    const entries = [...this.#byId];
    const alone = entries.flatMap(([, [student, ...others]]) => (others.length === 0 ? [student] : []));
    const shared = entries.filter(([, all]) => all.length > 1);
    const people = alone.filter(student => student !== undefined);
    return {
      students: toStudents(people.map(person => ({ ...person, rank: sizeRank(person.size) }))),
      people,
      ids: entries.flatMap(([id, all]) => all.map(() => id)),
      rows: this.#rows,
      declined: alone.length - people.length,
      sharedIds: shared.reduce((sum, [, all]) => sum + all.length, 0),
      firstShared: shared.slice(0, SHOWN).map(([id]) => id),
      causes: this.#causes.list(),
    };
  }
}
