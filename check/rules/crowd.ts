import { findObject } from '../../judging/framing.ts';
import { askPlainly, hasRecord } from '../ask.ts';
import { fail, type Outcome, pass, type Rule } from '../subject.ts';
import type { Visited } from '../visit.ts';
import { unlessGone, unlessSlow } from './alive.ts';
import { unlessDifferent } from './records.ts';

/** A class. */
const CLIENTS = 40;

/** When the instructor says "now", forty ask at once: all of them are answered, and with the same record. */
export const crowd: Rule = {
  id: '6.7',
  needs: ['6.1'],
  finds: ['crowd', 'shared-variable', 'slow', 'changing-record', 'two-records', 'gone-afterwards'],
  strict: true,
  async test(subject) {
    const ask = () => Promise.all(Array.from({ length: CLIENTS }, () => subject.visit(askPlainly)));
    const first = await ask();
    // On a busy machine an answer can be late by accident: what fails twice is the server's.
    const code = explain(first).finding?.code;
    const visits = code === 'crowd' || code === 'slow' ? await ask() : first;
    return unlessGone(subject, await unlessDifferent(subject, visits, explain(visits)), 'crowd');
  },
};

function explain(visits: readonly Visited[]): Outcome {
  const answered = visits.filter(hasRecord).length;
  if (answered === visits.length) return unlessSlow(visits, pass());
  const mixed = visits.find(isMixed);
  if (mixed && 'visit' in mixed) return fail({ code: 'shared-variable' }, mixed.visit);
  return fail({ code: 'crowd', answered, asked: visits.length });
}

/** An orderly end without a byte, or the answers of two clients in one: a client got what was meant for another. */
function isMixed(visited: Visited): boolean {
  if (!('visit' in visited) || hasRecord(visited)) return false;
  const { received, ending } = visited.visit;
  if (received.length === 0) return ending === 'fin';
  return findObject(received).state !== 'waiting';
}
