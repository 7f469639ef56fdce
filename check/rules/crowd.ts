import { findObject } from '../../judging/framing.ts';
import { askPlainly, hasRecord, QUIET_START_MS } from '../ask.ts';
import { fail, type Outcome, pass, type Rule } from '../subject.ts';
import { endOf } from '../timeline.ts';
import type { Visited } from '../visit.ts';
import { unlessGone, unlessSlow } from './alive.ts';
import { unlessDifferent } from './records.ts';

/** The size of a class. */
const CLIENTS = 40;

/** When the instructor says "now", forty clients ask at once: all of them must get the same record. */
export const crowd: Rule = {
  id: '6.7',
  needs: ['6.1'],
  strict: true,
  async test(subject) {
    const ask = () => Promise.all(Array.from({ length: CLIENTS }, () => subject.visit(askPlainly)));
    const first = await ask();
    // On a busy machine an answer, or our request, can be late by accident; if it happens twice, blame the server.
    const visits = explain(first).finding ? await ask() : first;
    return unlessGone(subject, await unlessDifferent(subject, visits, explain(visits)), 'crowd');
  },
};

function explain(visits: readonly Visited[]): Outcome {
  const answered = visits.filter(hasRecord).length;
  if (answered === visits.length) return unlessSlow(visits, pass());
  const mixed = visits.find(isMixed);
  if (mixed) return fail({ code: 'shared-variable' }, mixed.visit);
  return fail({ code: 'crowd', answered, asked: visits.length });
}

/**
 * Whether a client got nothing but an orderly end, or two answers in one: answers went to the wrong client. An end that
 * comes late may be the server's patience: where its queue is full, a request can reach it a second after the connection.
 */
function isMixed(visited: Visited): boolean {
  if (!visited.visit || hasRecord(visited)) return false;
  const { received, ending } = visited.visit;
  if (received.length === 0) return ending === 'fin' && endOf(visited.visit) < QUIET_START_MS;
  return findObject(received).state !== 'waiting';
}
