import { REQUEST } from '../shared/protocol.ts';
import { asking, askPlainly, hasRecord } from './ask.ts';
import type { Subject } from './subject.ts';
import type { Visited } from './visit.ts';

/** A program that ends with an error takes a moment to give its port back. */
const LOOKS_AT_THE_PORT_MS = [100, 300, 600];

/** How long a server that has been silent gets for each other spelling of the request. */
const OTHER_SPELLING_MS = 1_200;

/** A server that hangs up because of the next client does it in this time; one that has a timeout of its own does not. */
const AT_ONCE_MS = 500;
const STILL_WAITING_MS = 400;

/** The ways to write the request that a beginner's comparison may know, where it does not know `get`. */
const spellings = [
  { request: `${REQUEST}\n`, sent: 'get\\n' },
  { request: `${REQUEST}\r\n`, sent: 'get\\r\\n' },
  { request: 'GET', sent: 'GET' },
  { request: 'GET\r\n', sent: 'GET\\r\\n' },
] as const;
export type Spelling = (typeof spellings)[number]['sent'];

/** Where threads race, a request is answered by accident: a spelling has to be answered, and `get` not, this often. */
const ROUNDS = 3;

/** The other spelling of the request that brings the record each time, where `get` never does. */
export async function findSpelling({ visit }: Subject): Promise<Spelling | undefined> {
  const isAnswered = async (request: string, ms?: number) => hasRecord(await visit(asking(request, ms)));
  for (const { request, sent } of spellings) {
    if (!(await isAnswered(request, OTHER_SPELLING_MS))) continue;
    for (let round = 0; round < ROUNDS; round++)
      if ((await isAnswered(REQUEST, OTHER_SPELLING_MS)) || !(await isAnswered(request))) return undefined;
    return sent;
  }
  return undefined;
}

/** Whether the port has closed since the last visit: the program has ended. Asks as a client does, to do no harm. */
export async function isGone({ visit }: Subject, message = REQUEST): Promise<boolean> {
  for (const ms of LOOKS_AT_THE_PORT_MS) {
    const visited = await visit(async connection => {
      connection.send(message);
      await connection.pause(ms);
    });
    if ('failure' in visited && visited.failure === 'refused') return true;
  }
  return false;
}

/**
 * Whether a client is dealt with only when the next one comes, as where accept() is called twice in a round. Of three
 * clients, one waits in silence; the moment the next one connects, that one is hung up on, and the first is answered or
 * hung up on as well.
 */
export async function isServedByNext({ visit }: Subject): Promise<boolean> {
  let isServed = false;
  const wait = async (others: number, tellBefore: (isOver: boolean) => Promise<void>): Promise<unknown> =>
    visit(async connection => {
      const isQuiet = () => !connection.isOver() && connection.received().length === 0;
      connection.send(REQUEST);
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

/** The records of some more visits, one after the other. */
export async function askAgain({ visit }: Subject, times: number): Promise<Visited[]> {
  const visits: Visited[] = [];
  for (let time = 0; time < times; time++) visits.push(await visit(askPlainly));
  return visits;
}
