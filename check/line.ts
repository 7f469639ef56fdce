import type { Socket } from 'node:net';
import type { Moment, Visit } from './timeline.ts';

/** A connection that stands, as a script uses it. After its end, what is said is lost and no wait lasts. */
export interface Line {
  say(words: string | Uint8Array): void;
  /** Waits for so many ms, whatever comes meanwhile. */
  pause(ms: number): Promise<void>;
  /** Waits until what has come so far is enough; resolves with whether it came to that within so many ms. */
  hear(isEnough: (received: Buffer) => boolean, withinMs: number): Promise<boolean>;
  /** Closes the sending half. */
  close(): void;
  /** Leaves abruptly, with a reset. */
  reset(): void;
  received(): Buffer;
  /** Whether the server has ended the connection. */
  isOver(): boolean;
  hangUp(): Visit;
}

/** What a server may send in all: sixteen times the longest reply, so that a flood shows as one. */
export const MAX_RECEIVED_BYTES = 65_536;

/** Takes over a connected socket, and records all that happens on it. */
export function openLine(socket: Socket, connectMs: number): Line {
  const startedAt = performance.now();
  const since = () => performance.now() - startedAt;
  const timeline: Moment[] = [
    { at: -connectMs, what: 'dialled' },
    { at: 0, what: 'connected' },
  ];
  const seen: Visit = { ending: 'left', received: Buffer.alloc(0), reads: [], timeline };
  let over = false;
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
    // A reset after data reads as an orderly end. It shows when something is written: that fails at once.
    socket.write('\n', error => end(error ? 'reset' : 'fin'));
  });
  socket.on('error', () => end('reset'));
  socket.once('close', () => end('reset'));

  const waitFor = (until: () => boolean, ms: number) =>
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
    say(words) {
      if (over) return;
      note('sent', Buffer.byteLength(words));
      socket.write(words);
    },
    pause: async ms => void (await waitFor(() => false, ms)),
    hear: (isEnough, withinMs) => waitFor(() => isEnough(seen.received), withinMs),
    close() {
      if (over) return;
      note('half-closed');
      socket.end();
    },
    reset: () => void socket.resetAndDestroy(),
    received: () => seen.received,
    isOver: () => over,
    hangUp() {
      end('left');
      socket.removeAllListeners().on('error', ignore).destroy();
      return seen;
    },
  };
}

/** A socket that was given up may still complain; nobody is interested any more. */
function ignore(): void {}
