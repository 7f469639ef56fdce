import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import { failureOf } from '../network/connect-failure.ts';
import { withDeadline } from '../network/deadline.ts';
import { isOwnTrouble } from '../shared/finding.ts';
import { OwnTroubleError, type Trip, whenPossible } from './own-trouble.ts';
import type { Address } from './visit.ts';

/** An answer from the same room takes a few ms; after this time it counts as lost. */
const ANSWER_MS = 2_500;

/** The first datagram that came back; `closed` if the other system says that nobody has the port; undefined if nothing came. */
export type Returned = Buffer | 'closed' | undefined;

/** Sends one datagram, and waits for the answer. Rejects with an OwnTroubleError if this computer cannot send. */
export function sendDatagram(at: Address, message: Uint8Array, trip: Trip): Promise<Returned> {
  return whenPossible(() => sendOnce(at, message, trip.signal), trip);
}

async function sendOnce(at: Address, message: Uint8Array, signal: AbortSignal): Promise<Returned> {
  const socket = createSocket(isIPv6(at.host) ? 'udp6' : 'udp4');
  try {
    // A connected socket gets an error at once if the port is closed, and ignores datagrams from other senders.
    socket.connect(at.port, at.host);
    return await withDeadline({ signal, ms: ANSWER_MS }, async signal => {
      await once(socket, 'connect', { signal });
      socket.send(message);
      const [answer] = await once(socket, 'message', { signal });
      return answer;
    });
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'AbortError') return undefined;
    const failure = failureOf(error, at.host);
    if (isOwnTrouble(failure)) throw new OwnTroubleError(failure);
    return failure === 'refused' ? 'closed' : undefined;
  } finally {
    socket.on('error', ignore).close();
  }
}

/** Errors after the answer do not matter. */
function ignore(): void {}
