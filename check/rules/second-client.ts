import { askPlainly, hasRecord } from '../ask.ts';
import { isGone } from '../probes.ts';
import { fail, type Outcome, pass, type Rule, type Subject } from '../subject.ts';
import type { Visit } from '../timeline.ts';
import { unlessSlow } from './alive.ts';
import { firstVisit } from './first-visit.ts';
import { noteOnlyHere } from './only-here.ts';
import { unlessDifferent } from './records.ts';

/** More visits: a server that fails every second client answers one of two. */
const MORE_CLIENTS = 2;

/** When a client has left, the server must accept the next one and give it the same record. */
export const secondClient: Rule = {
  id: '6.1',
  needs: ['2.3', '2.4', '2.6', '4.5'],
  finds: ['one-shot', 'stuck', 'used-up', 'unsteady', 'changing-record', 'two-records', 'slow'],
  async test(subject) {
    const again = await subject.visit(askPlainly);
    if (!hasRecord(again)) return explainSecond(subject, 'visit' in again ? again.visit : undefined);
    const first = await firstVisit(subject);
    const both = first ? [{ visit: first }, again] : [again];
    const outcome = await unlessDifferent(subject, both, unlessSlow(both, pass()));
    return outcome.finding ? outcome : pass(...(await noteOnlyHere(subject)));
  },
};

/** The first client got its record and the second did not; later visits tell why. */
async function explainSecond(subject: Subject, second: Visit | undefined): Promise<Outcome> {
  if (!second) return fail({ code: 'one-shot' });
  if (second.received.length === 0 && second.ending === 'left') return fail({ code: 'stuck' }, second);
  if (await isGone(subject)) return fail({ code: 'one-shot' }, second);
  for (let time = 0; time < MORE_CLIENTS; time++)
    if (hasRecord(await subject.visit(askPlainly))) return fail({ code: 'unsteady' }, second);
  return fail({ code: 'used-up' }, second);
}
