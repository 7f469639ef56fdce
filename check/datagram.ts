import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { failureOf } from '../cli/connect-failure.ts';
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

function sendOnce(at: Address, message: Uint8Array, signal: AbortSignal): Promise<Returned> {
  const socket = createSocket(isIPv6(at.host) ? 'udp6' : 'udp4');
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(patience);
      signal.removeEventListener('abort', cancel);
      socket.removeAllListeners().on('error', ignore).close();
    };
    const finish = (answer?: Returned) => {
      stop();
      resolve(answer);
    };
    const cancel = () => finish();
    const patience = setTimeout(cancel, ANSWER_MS);
    signal.addEventListener('abort', cancel, { once: true });
    // A connected socket gets an error at once if the port is closed, and ignores datagrams from other senders.
    socket.once('error', error => {
      const failure = failureOf(error, at.host);
      if (!isOwnTrouble(failure)) return finish(failure === 'refused' ? 'closed' : undefined);
      stop();
      reject(new OwnTroubleError(failure));
    });
    socket.once('message', finish);
    socket.once('connect', () => socket.send(message));
    socket.connect(at.port, at.host);
  });
}

/** Errors after the answer do not matter. */
function ignore(): void {}
