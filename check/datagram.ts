import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { Address } from './visit.ts';

/** An answer from the same room comes within a few ms; one that has not come by now is slow enough to be called lost. */
const ANSWER_MS = 2_500;

/** Sends one datagram, and resolves with the first that comes back, or undefined where none does. */
export function sendDatagram(
  at: Address,
  message: Uint8Array,
  signal: AbortSignal,
): Promise<Buffer | undefined> {
  const socket = createSocket(isIPv6(at.host) ? 'udp6' : 'udp4');
  return new Promise(resolve => {
    const finish = (answer?: Buffer) => {
      clearTimeout(patience);
      signal.removeEventListener('abort', cancel);
      socket.removeAllListeners().on('error', ignore).close();
      resolve(answer);
    };
    const cancel = () => finish();
    const patience = setTimeout(cancel, ANSWER_MS);
    signal.addEventListener('abort', cancel, { once: true });
    // A connected socket is told of a closed port at once, and takes datagrams from nobody else.
    socket.once('error', cancel);
    socket.once('message', finish);
    socket.connect(at.port, at.host, () => socket.send(message));
  });
}

/** Nothing that comes after the answer matters. */
function ignore(): void {}
