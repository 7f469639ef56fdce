import { askPlainly, hasRecord } from '../ask.ts';
import { isGone } from '../probes.ts';
import { fail, type Outcome, pass, type Rule, type Subject } from '../subject.ts';
import type { Visited } from '../visit.ts';
import { unlessSlow } from './alive.ts';
import { noteOnlyHere } from './only-here.ts';
import { unlessDifferent } from './records.ts';

/** Clients that come one after the other, with the first one: beginners' loops often count to two or three. */
export const CLIENTS = 4;

/** More visits after a failed one: a server that fails every third client fails again within these. */
const MORE_CLIENTS = 5;

/** When a client has left, the server must accept the next one and give it the same record. */
export const secondClient: Rule = {
  id: '6.1',
  needs: ['2.3', '2.4', '2.6', '4.5'],
  async test(subject) {
    const visits: Visited[] = [await subject.first()];
    for (let client = 2; client <= CLIENTS; client++) {
      const next = await subject.visit(askPlainly);
      if (hasRecord(next)) visits.push(next);
      else {
        const fault = await explainNext(subject, next, client > 2 ? { several: true } : {});
        if (fault) return fault;
      }
    }
    // On a busy machine one answer can be late by accident, so the second latest decides.
    const outcome = await unlessDifferent(subject, visits, unlessSlow(visits, pass(), { allowed: 1 }));
    return outcome.finding ? outcome : pass(...(await noteOnlyHere(subject)));
  },
};

/**
 * Earlier clients got the record and this one did not: later visits tell why. Undefined if all of those got it, since
 * one failure on a busy machine may be an accident.
 */
async function explainNext(
  subject: Subject,
  next: Visited,
  count: { several?: true },
): Promise<Outcome | undefined> {
  const visit = next.visit;
  if (await isGone(subject)) return fail({ code: 'one-shot', ...count }, visit);
  let answered = 0;
  for (let time = 0; time < MORE_CLIENTS; time++) {
    const again = await subject.visit(askPlainly);
    if (hasRecord(again)) answered++;
    else if (isSilent(next) && isSilent(again)) return fail({ code: 'stuck', ...count }, visit);
  }
  if (answered === MORE_CLIENTS) return undefined;
  return fail({ code: answered > 0 ? 'unsteady' : 'used-up' }, visit);
}

function isSilent(visited: Visited): boolean {
  return !visited.visit || (visited.visit.received.length === 0 && visited.visit.ending === 'left');
}
