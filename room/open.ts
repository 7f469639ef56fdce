import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { errorCodeOf } from '../shared/error.ts';
import { acts } from './behaviours.ts';
import type { Call } from './call.ts';
import { watchCaller } from './caller.ts';
import type { Seat } from './seat.ts';

/** Why a room could not be opened: the system's error code, and the address of the seat that failed. */
export interface OpenFailure {
  code: 'failed';
  reason: string;
  host: string;
  port: number;
}

/** A room whose seats are listening. */
export interface OpenRoom {
  code: 'ready';
  /** The room's time: ms since it opened. */
  now(): number;
  /** All connections so far, in the order in which they came. */
  calls(): readonly Call[];
  /** Forgets the connections so far; those that are still open are no longer recorded. */
  forget(): void;
  close(): void;
}

/** Opens all seats in this process. If one cannot listen, closes the others and resolves with the failure. */
export async function openRoom(seats: readonly Seat[]): Promise<OpenRoom | OpenFailure> {
  const clock = performance.now();
  const now = () => Math.round((performance.now() - clock) * 10) / 10;
  const servers: Server[] = [];
  const sockets = new Set<Socket>();
  let calls: Call[] = [];
  const close = () => {
    for (const server of servers) server.close();
    for (const socket of sockets) socket.destroy();
  };
  for (const seat of seats) {
    const act = acts[seat.behaviour];
    const server = createServer({ allowHalfOpen: true }, socket => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
      const caller = watchCaller(socket, { seat: seat.seat, now });
      calls.push(caller.call);
      act?.(caller, seat.record);
    });
    try {
      server.listen({ host: seat.host, port: seat.port });
      await once(server, 'listening');
    } catch (error) {
      close();
      const reason = errorCodeOf(error) || String(error);
      return { code: 'failed', reason, host: seat.host, port: seat.port };
    }
    // This seat has no server: it only had to be shown that no other program uses its port.
    if (act) servers.push(server);
    else server.close();
  }
  return {
    code: 'ready',
    now,
    calls: () => calls,
    forget: () => {
      calls = [];
    },
    close,
  };
}
