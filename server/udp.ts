import { createSocket, type RemoteInfo } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import { isEveryAddress } from '../cli/reachable.ts';
import { withPort } from '../shared/address.ts';
import { openAdmission, plainAddress } from './admission.ts';
import type { Exercise } from './exercises/exercise.ts';
import { LOGGED_BYTES, type RunningServer, type ServeOptions } from './serving.ts';

/** An exercise that has a form for UDP. */
export type DatagramExercise = Exercise & Required<Pick<Exercise, 'answerDatagram'>>;

export function hasDatagrams(exercise: Exercise): exercise is DatagramExercise {
  return exercise.answerDatagram !== undefined;
}

/**
 * Serves one exercise over UDP: a datagram in, at most one out, to its sender, and nothing remembered. Limited per
 * source, as connections are. Rejects where the address cannot be had.
 */
export async function serveUdp(
  options: ServeOptions & { exercise: DatagramExercise },
): Promise<RunningServer> {
  const { host, port, exercise, onEvent } = options;
  const admission = openAdmission(options, datagrams => onEvent({ code: 'dropped-datagrams', datagrams }));
  const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');

  const answer = (message: Buffer, sender: RemoteInfo): void => {
    const address = plainAddress(sender.address);
    if (!admission.admits({ address, port: sender.port })) return;
    // A datagram is a whole conversation, and this one is over.
    admission.release(address);
    const peer = withPort(address, sender.port);
    const heard = message.subarray(0, LOGGED_BYTES);
    const reply = exercise.answerDatagram(message);
    if (reply === undefined) {
      onEvent({ code: 'unanswered', peer, heard });
      return;
    }
    const receivedAt = performance.now();
    socket.send(reply, sender.port, sender.address, error => {
      // EMSGSIZE, for example: with its prefix the answer no longer fits into one datagram.
      if (error) onEvent({ code: 'trouble', text: error.message });
      else
        onEvent({ code: 'answered', peer, heard, bytes: reply.length, ms: performance.now() - receivedAt });
    });
  };

  socket.bind({ address: host, port });
  await once(socket, 'listening');
  const bound = socket.address();
  // A sender that is gone makes itself heard here on some systems; the others are answered as before.
  socket.on('error', error => onEvent({ code: 'trouble', text: error.message }));
  socket.on('message', answer);
  return {
    host: isEveryAddress(bound.address) ? bound.address : host,
    port: bound.port,
    close() {
      admission.close();
      return new Promise(resolve => socket.close(() => resolve()));
    },
  };
}
