import { setTimeout as pause } from 'node:timers/promises';
import { type Shortage, watchShortage } from '../crawler/shortage.ts';
import type { ExerciseName } from '../shared/ids.ts';
import { REQUEST } from '../shared/protocol.ts';
import type { Roster } from '../survey/roster.ts';
import { asking } from './ask.ts';
import { sendDatagram } from './datagram.ts';
import { FIRST_MESSAGE, talk } from './dialogue.ts';
import { type FirstContact, makeFirstContact } from './first-contact.ts';
import type { Trip } from './own-trouble.ts';
import type { Dialogue, Subject } from './subject.ts';
import { lookAround, type Surroundings } from './surroundings.ts';
import { type Address, visit } from './visit.ts';
import { BETWEEN_LOOKS_MS } from './watch.ts';

/** Being connected is the answer already; this short wait only lets the server reply before we hang up. */
const OTHER_ADDRESS_MS = 300;

/** Wraps a server to be checked. It is not contacted until a rule asks for something. */
export function makeSubject(
  at: Address,
  as: {
    exercise: ExerciseName;
    transport: 'tcp' | 'udp';
    roster?: Roster | undefined;
    onStart?: (() => void) | undefined;
  },
  {
    signal,
    shortage = watchShortage(),
    surroundings = lookAround(),
  }: { signal: AbortSignal; shortage?: Shortage; surroundings?: Surroundings },
): Subject {
  let contact: Promise<FirstContact> | undefined;
  const trip: Trip = { signal, shortage };
  let isAwaited = as.onStart !== undefined;
  const visitHere: Subject['visit'] = async script => {
    let visited = await visit(at, script, trip);
    // A knock before the first visit would be the only client of a server that answers one.
    while (isAwaited && visited.failure === 'refused') {
      await pause(BETWEEN_LOOKS_MS, undefined, { signal });
      visited = await visit(at, script, trip);
    }
    if (isAwaited) as.onStart?.();
    isAwaited = false;
    return visited;
  };
  const firstContact = () => {
    contact ??= makeFirstContact(visitHere);
    return contact;
  };
  const send: Subject['send'] = message => sendDatagram(at, message, trip);
  let dialogue: Promise<Dialogue> | undefined;
  const firstDialogue = () => {
    dialogue ??= talk({ ...as, visit: visitHere, send }, [FIRST_MESSAGE]);
    return dialogue;
  };
  return {
    at,
    exercise: as.exercise,
    transport: as.transport,
    roster: as.roster,
    async first() {
      return (await (as.exercise === 'info' ? firstContact() : firstDialogue())).visited;
    },
    firstDialogue,
    needsLineEnd: async () => (await firstContact()).needsLineEnd,
    visit: visitHere,
    send,
    ownAddresses: () => surroundings.ownAddresses(),
    isPresent: () => surroundings.isPresent(at.host),
    async isOpenAt(host) {
      const visited = await visit({ ...at, host }, asking(REQUEST, OTHER_ADDRESS_MS), trip);
      return visited.visit !== undefined;
    },
  };
}
