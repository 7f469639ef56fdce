import type { Field, Problem } from '../shared/finding.ts';
import type { Status } from '../shared/status.ts';

/**
 * Why a row of saved answers is not a student: a problem that a crawl knows too, what a crawl said of a seat or left out
 * for a projector, or one that only a table can have. Codes with arguments; the sentences are in the messages of `pair`.
 */
export type RowFault =
  | Problem
  | { code: 'seat'; status: Status }
  | { code: 'missing' }
  | { code: 'masked' }
  | { code: 'empty-cell'; key: Field }
  | { code: 'not-a-number'; key: Field; text: string }
  | { code: 'broken-id'; text: string }
  | { code: 'cells'; found: number; expected: number }
  | { code: 'broken-quotes' };

/** Where a row stands: by the line of its file, by its seat in a crawl, which has a port, or by its number in a list. */
export type RowPlace = { by: 'line' | 'entry'; at: number } | { by: 'seat'; at: number; port: number };

/** What is said in one sentence: a code, in one column of a table; how many rows it befell, and the first few of them. */
export interface Cause {
  code: RowFault['code'];
  count: number;
  first: { place: RowPlace; fault: RowFault }[];
}

/** Rows of a cause that are kept to be shown. */
const SHOWN = 3;

/** Rows that could not be used, counted by cause. */
export class Causes {
  readonly #causes = new Map<string, Cause>();

  add(place: RowPlace, fault: RowFault): void {
    const key = keyOf(fault);
    const cause = this.#causes.get(key) ?? { code: fault.code, count: 0, first: [] };
    this.#causes.set(key, cause);
    cause.count += 1;
    if (cause.first.length < SHOWN) cause.first.push({ place, fault });
  }

  /** The most frequent first. */
  list(): Cause[] {
    return [...this.#causes.values()].sort((a, b) => b.count - a.count);
  }
}

/** Equal for faults that share a sentence. */
function keyOf(fault: RowFault): string {
  switch (fault.code) {
    case 'seat':
      return `seat ${fault.status}`;
    case 'empty-cell':
    case 'not-a-number':
      return `${fault.code} ${fault.key}`;
    default:
      return fault.code;
  }
}
