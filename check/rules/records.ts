import { isDeepStrictEqual } from 'node:util';
import { recordOf } from '../ask.ts';
import { askAgain } from '../probes.ts';
import { fail, type Outcome, type Subject } from '../subject.ts';
import type { Visited } from '../visit.ts';

/** Two copies of a program have two records; from three on they are made up for each client. */
const MORE_VISITS = 8;

/** Nothing where all visits brought the same record; else why they do not. */
export async function unlessDifferent(
  subject: Subject,
  visits: readonly Visited[],
  outcome: Outcome,
): Promise<Outcome> {
  if (countDifferent(visits) < 2) return outcome;
  const all = [...visits, ...(await askAgain(subject, MORE_VISITS))];
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
