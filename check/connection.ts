import type { Socket } from 'node:net';
import type { Moment, Visit } from './timeline.ts';

/** An established connection as scripts see it. After it has ended, nothing is sent and every wait returns at once. */
export interface Connection {
  send(words: string | Uint8Array): void;
  /** Waits for `ms`, or until the server ends the connection. */
  pause(ms: number): Promise<void>;
  /** Waits until `isEnough` accepts the bytes received so far, for `ms` at most; resolves with its last verdict. */
  waitFor(isEnough: (received: Buffer) => boolean, ms: number): Promise<boolean>;
  /** Closes the sending half. */
  endSending(): void;
  /** Leaves abruptly, with a reset. */
  reset(): void;
  received(): Buffer;
  /** Whether the server has ended the connection. */
  isOver(): boolean;
  hangUp(): Visit;
}

/** How much is read from a server: sixteen times the longest reply, enough to recognise a flood. */
export const MAX_RECEIVED_BYTES = 65_536;

/** Takes over a connected socket, and records everything that happens on it. */
export function openConnection(socket: Socket, connectMs: number): Connection {
  const startedAt = performance.now();
  const since = () => performance.now() - startedAt;
  const timeline: Moment[] = [
    { at: -connectMs, what: 'dialled' },
    { at: 0, what: 'connected' },
  ];
  const seen: Visit = { ending: 'left', received: Buffer.alloc(0), reads: [], timeline };
  let over = false;
  let hasLeft = false;
  let wake = () => {};
  const note = (what: Moment['what'], bytes?: number) =>
    timeline.push({ at: since(), what, ...(bytes === undefined ? {} : { bytes }) });
  const end = (ending: Visit['ending']) => {
    if (over) return;
    over = true;
    seen.ending = ending;
    note(ending);
    wake();
  };

  socket.on('data', chunk => {
    seen.received = Buffer.concat([
      seen.received,
      chunk.subarray(0, MAX_RECEIVED_BYTES - seen.received.length),
    ]);
    seen.reads.push({ at: since(), bytes: seen.received.length });
    note('received', chunk.length);
    if (seen.received.length === MAX_RECEIVED_BYTES) end('left');
    wake();
  });
  socket.once('end', () => {
    if (socket.writableEnded) return end('fin');
    // Node reports a reset after data as an orderly end. A write tells the two apart: after a reset it fails at once.
    socket.write('\n', error => end(error ? 'reset' : 'fin'));
  });
  socket.on('error', () => end('reset'));
  socket.once('close', () => end('reset'));

  const waitUntil = (until: () => boolean, ms: number) =>
    new Promise<boolean>(resolve => {
      const finish = () => {
        clearTimeout(timer);
        wake = () => {};
        resolve(until());
      };
      const timer = setTimeout(finish, ms);
      wake = () => {
        if (over || until()) finish();
      };
      wake();
    });

  return {
    send(words) {
      if (over) return;
      note('sent', Buffer.byteLength(words));
      socket.write(words);
    },
    pause: async ms => void (await waitUntil(() => false, ms)),
    waitFor: (isEnough, ms) => waitUntil(() => isEnough(seen.received), ms),
    endSending() {
      if (over) return;
      note('half-closed');
      socket.end();
    },
    reset: () => void socket.resetAndDestroy(),
    received: () => seen.received,
    isOver: () => over,
    hangUp() {
      end('left');
      if (!hasLeft) leave(socket, { atOnce: seen.received.length === MAX_RECEIVED_BYTES });
      hasLeft = true;
      return seen;
    },
  };
}

/** A server that answers a client which has just left gets so long to do so. */
const LEAVING_MS = 2_000;

/**
 * Closes our half, and reads what still comes: for bytes that nobody reads the system would send a reset, which ends some
 * servers.
 */
function leave(socket: Socket, { atOnce }: { atOnce: boolean }): void {
  socket.removeAllListeners().on('error', ignore);
  if (atOnce) return void socket.destroy();
  socket.on('data', ignore).end().unref();
  setTimeout(() => socket.destroy(), LEAVING_MS).unref();
}

/** What a server does after we have left does not matter. */
function ignore(): void {}
