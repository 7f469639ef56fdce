import { REQUEST } from '../shared/protocol.ts';
import { asking, hasRecord } from './ask.ts';
import { openingOf } from './dialogue.ts';
import type { Subject } from './subject.ts';

/** Waits between looks at the port: a crashed program takes a moment to release it. */
const LOOKS_AT_THE_PORT_MS = [100, 300, 600];

/** How long a silent server gets to answer each other spelling of the request. */
const OTHER_SPELLING_MS = 1_200;

/** A server that hangs up because the next client came does so within this time, unlike one with a timeout of its own. */
const AT_ONCE_MS = 500;
const STILL_WAITING_MS = 400;

/** Other spellings of the request that a beginner's comparison may expect instead of `get`. */
const spellings = [
  { request: `${REQUEST}\n`, sent: 'get\\n' },
  { request: `${REQUEST}\r\n`, sent: 'get\\r\\n' },
  { request: 'GET', sent: 'GET' },
  { request: 'GET\r\n', sent: 'GET\\r\\n' },
] as const;
export type Spelling = (typeof spellings)[number]['sent'];

/**
 * Racing threads may answer by accident: the spelling must work, and `get` must fail, this many times. A server that hangs
 * up may be one whose threads race; one that stays silent is not, and takes a second each time.
 */
const ROUNDS = { left: 3, fin: 12, reset: 12 };

/** Finds a spelling of the request that always brings the record while `get` never does; undefined if there is none. */
export async function findSpelling({ visit }: Subject): Promise<Spelling | undefined> {
  for (const { request, sent } of spellings) {
    if (!hasRecord(await visit(asking(request, OTHER_SPELLING_MS)))) continue;
    for (let round = 0, rounds = 1; round < rounds; round++) {
      const plain = await visit(asking(REQUEST, OTHER_SPELLING_MS));
      if (!plain.visit || hasRecord(plain)) return undefined;
      if (!hasRecord(await visit(asking(request)))) return undefined;
      rounds = ROUNDS[plain.visit.ending];
    }
    return sent;
  }
  return undefined;
}

/** Whether the program has ended, so that its port is closed. Asks like a normal client, so as not to break anything. */
export async function isGone(subject: Subject): Promise<boolean> {
  for (const ms of LOOKS_AT_THE_PORT_MS) {
    const visited = await subject.visit(async connection => {
      connection.send(openingOf(subject));
      await connection.pause(ms);
    });
    if (visited.failure === 'refused') return true;
  }
  return false;
}

/**
 * Whether a client is served only when the next one connects, as happens if accept() is called twice per round. Up to
 * three clients connect in turn: if one waits in silence, and the next is hung up on just as the first gets an answer or
 * is hung up on, the server is of this kind.
 */
export async function isServedByNext(subject: Subject): Promise<boolean> {
  let isServed = false;
  const wait = async (others: number, tellBefore: (isOver: boolean) => Promise<void>): Promise<unknown> =>
    subject.visit(async connection => {
      const isQuiet = () => !connection.isOver() && connection.received().length === 0;
      connection.send(openingOf(subject));
      await connection.pause(AT_ONCE_MS);
      await tellBefore(connection.isOver());
      if (others === 0) return;
      await connection.pause(STILL_WAITING_MS);
      const isWaiting = isQuiet();
      await wait(others - 1, async isNextOver => {
        if (!isWaiting || !isNextOver) return;
        await connection.waitFor(received => received.length > 0, AT_ONCE_MS);
        if (!isQuiet()) isServed = true;
      });
    });
  await wait(2, async () => {});
  return isServed;
}
