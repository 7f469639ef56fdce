import type { Field, Problem } from '../shared/finding.ts';
import { groupBy } from '../shared/group-by.ts';
import type { Status } from '../shared/status.ts';

/**
 * Why a row of saved answers is not a student: a problem that a crawl could report as well, a seat that a crawl found in
 * trouble or masked, or a fault that only tables have. The sentences for these codes are in the messages of `pair`.
 */
export type RowFault =
  | Problem
  | { code: 'seat'; status: Status }
  | { code: 'missing' }
  | { code: 'masked' }
  | { code: 'empty-cell'; key: Field }
  | { code: 'not-a-number'; key: Field; text: string }
  | { code: 'remark' }
  | { code: 'broken-id'; text: string }
  | { code: 'cells'; found: number; expected: number }
  | { code: 'broken-quotes' };

/** Where a row is: a line of the file, an entry of a list, or a seat of a crawl, with its port. */
export type RowPlace = { by: 'line' | 'entry'; at: number } | { by: 'seat'; at: number; port: number };

/** A fault, and the row that has it. */
export interface PlacedFault {
  place: RowPlace;
  fault: RowFault;
}

/** Faults that share one sentence: how many rows have it, and the first few of them. */
export interface Cause {
  code: RowFault['code'];
  count: number;
  first: PlacedFault[];
}

/** How many rows of a cause are kept for display. */
const SHOWN = 3;

/** The causes of the faults, the most frequent first. */
export function findCauses(faults: readonly PlacedFault[]): Cause[] {
  const causes = [...groupBy(faults, ({ fault }) => keyOf(fault)).values()].map(all => {
    const first = all.slice(0, SHOWN);
    return first.slice(0, 1).map(({ fault: { code } }) => ({ code, count: all.length, first }));
  });
  return causes.flat().sort((a, b) => b.count - a.count);
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
