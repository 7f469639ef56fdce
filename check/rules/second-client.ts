import { addressKind } from '../../shared/address.ts';
import type { Note } from '../../shared/finding.ts';
import { askPlainly, hasRecord } from '../ask.ts';
import { FIRST_MESSAGE, isFirstRight, talk } from '../dialogue.ts';
import { isGone } from '../probes.ts';
import { fail, type Outcome, pass, type Rule, type Subject } from '../subject.ts';
import type { Visited } from '../visit.ts';
import { isSilent, unlessSlow } from './alive.ts';
import { unlessDifferent } from './records.ts';

/** Clients that come one after the other, with the first one: beginners' loops often count to two or three. */
const CLIENTS = 4;

/** More visits after a failed one: a server that fails every third client fails again within these. */
const MORE_CLIENTS = 5;

/** What one more client got. */
interface Client {
  visited: Visited;
  isServed: boolean;
}

/** When a client has left, the server must accept the next one and give it the same record, or the lesson's answer. */
export const secondClient: Rule = {
  id: '6.1',
  needs: ['2.3', '2.4', '2.6', '4.5'],
  transport: 'tcp',
  async test(subject) {
    const visits: Visited[] = [await subject.first()];
    for (let client = 2; client <= CLIENTS; client++) {
      const next = await comeOnce(subject);
      if (next.isServed) visits.push(next.visited);
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

async function comeOnce(subject: Subject): Promise<Client> {
  if (subject.exercise === 'info') {
    const visited = await subject.visit(askPlainly);
    return { visited, isServed: hasRecord(visited) };
  }
  const dialogue = await talk(subject, [FIRST_MESSAGE]);
  return { visited: dialogue.visited, isServed: isFirstRight(dialogue, subject) };
}

/**
 * Earlier clients were served and this one was not: later ones tell why. Undefined if all of those were served, since
 * one failure on a busy machine may be an accident.
 */
async function explainNext(
  subject: Subject,
  next: Client,
  count: { several?: true },
): Promise<Outcome | undefined> {
  const { visit } = next.visited;
  if (await isGone(subject)) return fail({ code: 'one-shot', ...count }, visit);
  let served = 0;
  for (let time = 0; time < MORE_CLIENTS; time++) {
    const again = await comeOnce(subject);
    if (again.isServed) served++;
    else if (isSilent(next.visited) && isSilent(again.visited))
      return fail({ code: 'stuck', ...count }, visit);
  }
  if (served === MORE_CLIENTS) return undefined;
  // Only a record can be used up.
  const isUsedUp = served === 0 && subject.exercise === 'info';
  return fail({ code: isUsedUp ? 'used-up' : 'unsteady' }, visit);
}

/** Notes a server that listens on 127.0.0.1 only: it passes this check, but no other computer can reach it. */
export async function noteOnlyHere({ at, ownAddresses, isOpenAt }: Subject): Promise<Note[]> {
  if (addressKind(at.host) !== 'loopback') return [];
  const own = ownAddresses().filter(host => addressKind(host) === 'private' && !host.includes(':'));
  for (const host of own) if (await isOpenAt(host)) return [];
  return own.slice(0, 1).map(host => ({ code: 'only-here', host }));
}
