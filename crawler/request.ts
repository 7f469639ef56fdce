import type { Socket } from 'node:net';
import { nothingReceived, type Received, type ReplyEnding } from '../judging/exchange.ts';
import { findObject, isHopeless } from '../judging/framing.ts';
import {
  GREETING_MS,
  MAX_REPLY_BYTES,
  NEWLINE_AFTER_MS,
  QUIET_END_MS,
  REPLY_DEADLINE_MS,
  REQUEST,
} from '../shared/protocol.ts';

/** The waits for a reply in ms; a parameter, so that tests can use shorter ones. */
export interface Waits {
  newlineMs: number;
  quietMs: number;
  greetingMs: number;
  replyMs: number;
}

/** The waits of the protocol. */
export const waits: Waits = {
  newlineMs: NEWLINE_AFTER_MS,
  quietMs: QUIET_END_MS,
  greetingMs: GREETING_MS,
  replyMs: REPLY_DEADLINE_MS,
};

/**
 * Sends `get` on an established connection, and reads until the object is complete and nothing follows, or until no object
 * can come. Ends by the deadline at the latest, and destroys the socket. Never rejects.
 */
export function requestReply(socket: Socket, times: Waits, signal: AbortSignal): Promise<Received> {
  const startedAt = performance.now();
  const since = () => performance.now() - startedAt;
  const received: Received = { ...nothingReceived, ending: 'deadline' };

  return new Promise(resolve => {
    let over = false;
    let reads = 0;
    const end = (ending: ReplyEnding) => {
      if (over) return;
      over = true;
      clearTimeout(deadline);
      clearTimeout(nudge);
      clearTimeout(quiet);
      signal.removeEventListener('abort', cancel);
      socket.destroy();
      received.ending = ending;
      resolve(received);
    };
    const cancel = () => end('cancelled');
    // If the event loop was busy, a timer can fire although bytes arrived in time: let pending events run first.
    const after = (ms: number, act: () => void) => setTimeout(() => setImmediate(() => over || act()), ms);
    const endAfterQuiet = (ms: number) => {
      const readsBefore = reads;
      clearTimeout(quiet);
      quiet = after(ms, () => reads === readsBefore && end('quiet'));
    };

    const handleData = (chunk: Buffer) => {
      if (over) return;
      reads++;
      clearTimeout(nudge);
      received.firstByteMs ??= since();
      keep(received, chunk);
      if (received.wholeMs !== undefined)
        return received.rest.length === MAX_REPLY_BYTES ? end('full') : undefined;
      received.pieces++;
      if (findObject(received.bytes).state === 'whole') {
        received.wholeMs = since();
        clearTimeout(quiet);
        quiet = after(times.quietMs, () => end('quiet'));
      } else if (received.rest.length > 0) end('full');
      else if (isHopeless(received.bytes)) endAfterQuiet(times.greetingMs);
    };

    socket.on('data', handleData);
    socket.on('end', () => end('fin'));
    // After a reset no more bytes come; the bytes before it decide whether the reset is a fault.
    socket.on('error', () => end('reset'));
    socket.on('close', () => end('reset'));
    const deadline = after(times.replyMs, () => received.wholeMs === undefined && end('deadline'));
    let quiet: NodeJS.Timeout | undefined;
    const nudge = after(times.newlineMs, () => {
      if (reads > 0) return;
      received.newlineMs = since();
      socket.write('\n');
    });
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
    else socket.write(REQUEST);
  });
}

function keep(received: Received, chunk: Buffer): void {
  const all = Buffer.concat([received.bytes, received.rest, chunk]);
  received.bytes = all.subarray(0, MAX_REPLY_BYTES);
  received.rest = all.subarray(MAX_REPLY_BYTES, 2 * MAX_REPLY_BYTES);
}
