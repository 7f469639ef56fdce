import type { Socket } from 'node:net';
import { QUIET_CLIENT_MS, REQUEST } from '../shared/protocol.ts';
import type { Call } from './call.ts';

/** Characters of a request that are kept: enough to recognise HTTP. */
const KEPT = 80;

/**
 * A client that has sent FIN either closed or only finished asking. Bytes tell: a closed client's system resets the
 * connection. Node hears of it at the next write, so a second line feed follows the reply after this time.
 */
const RESET_MS = 50;

/** A client of a practice room: what its seat can do, and the record of it. */
export interface Caller {
  call: Call;
  /** Runs `act` once the request is there, or after a second of silence, as the protocol asks of a server. */
  onRequest(act: () => void): void;
  send(bytes: string | Uint8Array): void;
  /** Sends the last bytes, then FIN. */
  end(bytes?: string | Uint8Array): void;
  /** Resets the connection. */
  reset(): void;
  /** Runs `act` after `ms`, unless the connection has ended by then. */
  after(ms: number, act: () => void): void;
  /** Whether the system still takes bytes without queueing them. */
  isWritable(): boolean;
  /** Every piece that the client sends. */
  onBytes(act: (bytes: Buffer) => void): void;
}

/** Watches one connection from its start to its end. `now` tells the room's time; `onLeft` comes once, at the end. */
export function watchCaller(
  socket: Socket,
  { seat, now, onLeft }: { seat: number; now: () => number; onLeft: (call: Call) => void },
): Caller {
  const call: Call = { seat, openedAt: now(), asked: '', sent: 0, ending: 'open' };
  const timers = new Set<NodeJS.Timeout>();
  let finAt: number | undefined;
  let failed = false;
  let isOurReset = false;
  let saidAfterFin: number | undefined;

  const after = (ms: number, act: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, ms);
    timers.add(timer);
  };
  socket.setNoDelay(true);
  socket.on('data', bytes => {
    if (call.asked.length < KEPT) call.asked += bytes.toString('latin1').slice(0, KEPT - call.asked.length);
  });
  socket.once('end', () => {
    finAt = now();
    call.leftAt = finAt;
    // Nothing more will be said to a client that has gone: the connection can end.
    if (call.saidAllAt === undefined && timers.size === 0) socket.end();
  });
  socket.once('error', () => {
    failed = true;
  });
  socket.once('close', () => {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
    // A reset after the client's FIN says that the FIN was its goodbye.
    call.leftAt = failed && finAt !== undefined ? finAt : now();
    call.ending = isOurReset ? 'by-room' : failed && finAt === undefined ? 'reset' : 'closed';
    if (saidAfterFin !== undefined && !failed) call.saidAllAt = saidAfterFin;
    if (call.saidAllAt !== undefined && call.leftAt < call.saidAllAt) delete call.saidAllAt;
    onLeft(call);
  });

  const send = (bytes: string | Uint8Array) => {
    if (socket.destroyed) return;
    call.sent += Buffer.byteLength(bytes);
    socket.write(bytes);
  };
  return {
    call,
    after,
    send,
    isWritable: () => !socket.writableNeedDrain,
    onBytes: act => void socket.on('data', act),
    end(bytes) {
      if (bytes !== undefined) send(bytes);
      if (finAt === undefined) {
        call.saidAllAt = now();
        socket.end();
        return;
      }
      // Only the end of the connection tells whether somebody was there to hear this.
      saidAfterFin = now();
      // A client that is gone resets the first byte after its FIN, and the second write hears of it.
      if (bytes === undefined) socket.write('\n');
      after(RESET_MS, () => socket.end('\n'));
    },
    reset() {
      isOurReset = true;
      call.saidAllAt = now();
      socket.resetAndDestroy();
    },
    onRequest(act) {
      let isDone = false;
      const once = () => {
        if (isDone) return;
        isDone = true;
        act();
      };
      socket.on('data', () => {
        if (call.asked.trim().length >= REQUEST.length || call.asked.includes('\n')) once();
      });
      after(QUIET_CLIENT_MS, () => {
        if (call.asked === '') once();
      });
    },
  };
}
