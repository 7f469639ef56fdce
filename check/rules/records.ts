import { isDeepStrictEqual } from 'node:util';
import { askPlainly, recordOf } from '../ask.ts';
import { fail, type Outcome, type Subject } from '../subject.ts';
import type { Visited } from '../visit.ts';

/** Two different records mean two running copies of the program; three or more are made up for each client. */
const MORE_VISITS = 8;

/** Replaces the outcome if the visits brought different records: says why, after more visits. */
export async function unlessDifferent(
  subject: Subject,
  visits: readonly Visited[],
  outcome: Outcome,
): Promise<Outcome> {
  if (countDifferent(visits) < 2) return outcome;
  const all = [...visits];
  for (let time = 0; time < MORE_VISITS; time++) all.push(await subject.visit(askPlainly));
  return fail({ code: countDifferent(all) > 2 ? 'changing-record' : 'two-records' });
}

function countDifferent(visits: readonly Visited[]): number {
  const different: unknown[] = [];
  for (const record of visits.map(recordOf)) {
    const isNew = record !== undefined && !different.some(known => isDeepStrictEqual(known, record));
    if (isNew) different.push(record);
  }
  return different.length;
}
