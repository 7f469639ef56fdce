import { isDeepStrictEqual } from 'node:util';
import { askBriefly, hasRecord, recordOf } from '../reply.ts';
import { fail, type Outcome, pass, type Rule } from '../subject.ts';
import type { Visited } from '../visit.ts';
import { unlessGone } from './alive.ts';

/** A class. */
const CLIENTS = 40;

/** When the instructor says "now", forty ask at once: all of them are answered, and with the same record. */
export const crowd: Rule = {
  id: '6.7',
  needs: ['6.1'],
  finds: ['crowd', 'two-records', 'gone-afterwards'],
  strict: true,
  async test(subject) {
    const visits = await Promise.all(Array.from({ length: CLIENTS }, () => subject.visit(askBriefly)));
    return unlessGone(subject, compare(visits));
  },
};

function compare(visits: readonly Visited[]): Outcome {
  const answered = visits.filter(hasRecord);
  if (answered.length < visits.length) {
    return fail({ code: 'crowd', answered: answered.length, asked: visits.length });
  }
  const [first, ...others] = answered.map(recordOf);
  return others.every(other => isDeepStrictEqual(other, first)) ? pass() : fail({ code: 'two-records' });
}
