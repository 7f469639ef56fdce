import { createSocket, type RemoteInfo } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';
import { isEveryAddress } from '../network/reachable.ts';
import { plainAddress } from '../shared/access.ts';
import { withPort } from '../shared/address.ts';
import { limitAbsent } from './absent.ts';
import { openAdmission } from './admission.ts';
import type { Exercise } from './exercises/exercise.ts';
import { limitAnswers, MAX_SEND_QUEUE_BYTES } from './limits.ts';
import { watchLoops } from './loops.ts';
import { LOGGED_BYTES, type RunningServer, type ServeOptions } from './serving.ts';

/** An exercise that can be served over UDP. */
export type DatagramExercise = Exercise & Required<Pick<Exercise, 'answerDatagram'>>;

/** Whether an exercise can be served over UDP. */
export function hasDatagrams(exercise: Exercise): exercise is DatagramExercise {
  return exercise.answerDatagram !== undefined;
}

/**
 * Serves one exercise over UDP: each datagram gets at most one answer. Since senders can be forged, answers are limited per
 * source and in total, and dropped instead of queued. Rejects if it cannot bind the address.
 */
export async function serveUdp(
  options: ServeOptions & { exercise: DatagramExercise },
): Promise<RunningServer> {
  const { host, port, exercise, onEvent } = options;
  const admission = openAdmission(options, datagrams => onEvent({ code: 'dropped-datagrams', datagrams }));
  const answers = limitAnswers();
  const absent = limitAbsent();
  const loops = watchLoops();
  const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');

  /** Whether this datagram may be answered: not obviously forged, within the limits, and not part of a loop. */
  const isAdmitted = (message: Buffer, { address, port }: { address: string; port: number }): boolean => {
    // Only forged datagrams come from port 0, and socket.send() would throw for it.
    if (port === 0) return false;
    if (!admission.admits({ address, port })) return false;
    admission.release(address);
    const peer = withPort(address, port);
    const verdict = loops.judge(peer, message, performance.now());
    if (verdict === 'loop') onEvent({ code: 'loop', peer });
    return verdict === 'fine';
  };

  const answer = (message: Buffer, sender: RemoteInfo): void => {
    const address = plainAddress(sender.address);
    if (!isAdmitted(message, { address, port: sender.port })) return;
    const peer = withPort(address, sender.port);
    const heard = Buffer.from(message.subarray(0, LOGGED_BYTES));
    const reply = exercise.answerDatagram(message);
    const receivedAt = performance.now();
    if (reply === undefined) {
      onEvent({ code: 'unanswered', peer, heard });
      return;
    }
    // Answers that the system does not take now would wait in this socket: drop them instead.
    const isWorthSending =
      socket.getSendQueueSize() < MAX_SEND_QUEUE_BYTES &&
      absent.admit({ address, bytes: reply.length }, receivedAt) &&
      answers.admit(address, receivedAt);
    if (!isWorthSending) {
      admission.drop();
      return;
    }
    loops.noteAnswer(peer, reply);
    socket.send(reply, sender.port, sender.address, error => {
      // For example EMSGSIZE: with its prefix the answer is too long for one datagram.
      if (error) onEvent({ code: 'trouble', text: error.message });
      else
        onEvent({ code: 'answered', peer, heard, bytes: reply.length, ms: performance.now() - receivedAt });
    });
  };

  socket.bind({ address: host, port });
  await once(socket, 'listening');
  const bound = socket.address();
  // Some systems report a sender that has gone here; the others are still served.
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
