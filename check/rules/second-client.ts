import { askPlainly, hasRecord } from '../ask.ts';
import { isGone } from '../probes.ts';
import { fail, type Outcome, pass, type Rule, type Subject } from '../subject.ts';
import type { Visited } from '../visit.ts';
import { unlessSlow } from './alive.ts';
import { firstVisit } from './first-visit.ts';
import { noteOnlyHere } from './only-here.ts';
import { unlessDifferent } from './records.ts';

/** Clients that come one after the other, with the first one: beginners' loops often count to two or three. */
export const CLIENTS = 4;

/** More visits after a failed one: a server that fails every second client answers one of two. */
const MORE_CLIENTS = 2;

/** When a client has left, the server must accept the next one and give it the same record. */
export const secondClient: Rule = {
  id: '6.1',
  needs: ['2.3', '2.4', '2.6', '4.5'],
  finds: ['one-shot', 'stuck', 'used-up', 'unsteady', 'changing-record', 'two-records', 'slow'],
  async test(subject) {
    const first = await firstVisit(subject);
    const visits: Visited[] = first ? [{ visit: first }] : [];
    for (let client = 2; client <= CLIENTS; client++) {
      const next = await subject.visit(askPlainly);
      if (!hasRecord(next)) return explainNext(subject, next, client > 2 ? { several: true } : {});
      visits.push(next);
    }
    // On a busy machine one answer can be late by accident, so the second latest decides.
    const outcome = await unlessDifferent(subject, visits, unlessSlow(visits, pass(), { allowed: 1 }));
    return outcome.finding ? outcome : pass(...(await noteOnlyHere(subject)));
  },
};

/** Earlier clients got the record and this one did not; later visits tell why. */
async function explainNext(subject: Subject, next: Visited, count: { several?: true }): Promise<Outcome> {
  const visit = 'visit' in next ? next.visit : undefined;
  if (!visit) return fail({ code: 'one-shot', ...count });
  if (visit.received.length === 0 && visit.ending === 'left') return fail({ code: 'stuck', ...count }, visit);
  if (await isGone(subject)) return fail({ code: 'one-shot', ...count }, visit);
  for (let time = 0; time < MORE_CLIENTS; time++)
    if (hasRecord(await subject.visit(askPlainly))) return fail({ code: 'unsteady' }, visit);
  return fail({ code: 'used-up' }, visit);
}
