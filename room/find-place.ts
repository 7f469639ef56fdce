import { once } from 'node:events';
import { createServer } from 'node:net';
import type { OpenFailure } from './open.ts';
import type { RoomPlace } from './seat.ts';

/** How many ports are tried if the first ones are in use. */
const PORTS_TRIED = 20;

/**
 * Opens a room at the first free place, starting with `place`. `open` tries one place; `onBusy` is told each port that is
 * in use, and the next to try. Resolves with the last failure if no place is free or something else goes wrong.
 */
export async function openAtFreePlace<Opened extends { code: 'ready' }>(
  place: RoomPlace,
  steps: {
    open: (place: RoomPlace) => Promise<Opened | OpenFailure>;
    onBusy: (at: { host: string; port: number; next: number }) => Promise<void>;
  },
): Promise<Opened | OpenFailure> {
  let { port } = place;
  for (let tried = 1; ; tried++) {
    const answer = await steps.open({ ...place, port });
    if (answer.code === 'ready' || answer.reason !== 'EADDRINUSE' || tried === PORTS_TRIED) return answer;
    port = place.oneAddress ? answer.port + 1 : port + 1;
    await steps.onBusy({ host: answer.host, port: answer.port, next: port });
  }
}

/** Whether all of 127.0.0.0/8 belongs to this machine, as on Linux and Windows; macOS has only 127.0.0.1. */
export async function hasSecondLoopback(): Promise<boolean> {
  const server = createServer();
  try {
    server.listen({ host: '127.0.0.2', port: 0 });
    await once(server, 'listening');
    return true;
  } catch {
    // EADDRNOTAVAIL: there is only 127.0.0.1.
    return false;
  } finally {
    server.close();
  }
}
