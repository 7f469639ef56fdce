import type { Socket } from 'node:net';
import { QUIET_CLIENT_MS, REQUEST } from '../shared/protocol.ts';
import type { Call } from './call.ts';

/** How many characters of a request are kept: enough to recognise HTTP. */
const KEPT = 80;

/**
 * A client that sent FIN has either closed the socket or only finished asking. Sending shows which: if the socket is
 * closed, its system answers with a reset. Node reports that at the next write, so another line feed follows after this
 * time.
 */
const RESET_MS = 50;

/** A client of a practice room: what the seat can do with it, and the record of the call. */
export interface Caller {
  call: Call;
  /** Runs `act` once the request has come, or after a second of silence, as the protocol requires of a server. */
  onRequest(act: () => void): void;
  send(bytes: string | Uint8Array): void;
  /** Sends the last bytes, then FIN. */
  end(bytes?: string | Uint8Array): void;
  /** Resets the connection. */
  reset(): void;
  /** Runs `act` after `ms`, unless the connection has ended by then. */
  after(ms: number, act: () => void): void;
  /** Whether the socket takes more bytes without queueing them. */
  isWritable(): boolean;
  /** Runs `act` on every piece that the client sends. */
  onBytes(act: (bytes: Buffer) => void): void;
}

/** Watches one connection from start to end. `now` returns the room's time. */
export function watchCaller(socket: Socket, { seat, now }: { seat: number; now: () => number }): Caller {
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
    // The seat has nothing more to say, so the connection can end.
    if (call.saidAllAt === undefined && timers.size === 0) socket.end();
  });
  socket.once('error', () => {
    failed = true;
  });
  socket.once('close', () => {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
    // A reset after the client's FIN shows that the client had closed with that FIN.
    call.leftAt = failed && finAt !== undefined ? finAt : now();
    call.ending = isOurReset ? 'by-room' : failed && finAt === undefined ? 'reset' : 'closed';
    if (saidAfterFin !== undefined && !failed) call.saidAllAt = saidAfterFin;
    if (call.saidAllAt !== undefined && call.leftAt < call.saidAllAt) delete call.saidAllAt;
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
      // Only the way the connection ends will show whether the client was still there.
      saidAfterFin = now();
      // If the client has closed, its system answers this byte with a reset, and the next write fails.
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
