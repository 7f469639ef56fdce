import { sizeRank } from '../shared/size.ts';
import { type Students, toStudents } from '../similarity/students.ts';
import type { Row, SavedStudent } from './row.ts';
import { type Cause, Causes, type RowPlace } from './row-fault.ts';

/** Who of a file is compared, and what became of everybody else. */
export interface Compared {
  /** A student is an index into both. */
  students: Students;
  people: SavedStudent[];
  /** Every id that somebody gave, once for each row. */
  ids: string[];
  /** Rows, whatever became of them: every one is compared, declined, shares its id, or is in a cause. */
  rows: number;
  declined: number;
  sharedIds: number;
  /** The first few ids that came again, for somebody to look them up. */
  firstShared: string[];
  causes: Cause[];
}

/** Shared ids that are kept to be shown. */
const SHOWN = 3;

/** Takes the rows of a file one by one. */
export class Intake {
  #rows = 0;
  readonly #causes = new Causes();
  /** By id, all who gave it; without a record where they keep it private. */
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

  /** Those who share an id are left out: nobody knows which of them is the one. */
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
