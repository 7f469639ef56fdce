import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { freePort } from '../free-port.ts';

/** A small room in this process, whose servers are started and stopped while a board watches. */
export interface SmallRoom {
  targets: string[];
  start(seat: number, reply: string): Promise<void>;
  stop(seat: number): Promise<void>;
  close(): Promise<void>;
}

export const record = (id: string, height: number) =>
  JSON.stringify({ id, height, weight: Math.round(height / 2.5), size: 'M' });

/** Opens a room of `count` seats, none of which has a server yet. */
export async function openSmallRoom(count: number): Promise<SmallRoom> {
  const port = await freePort();
  const servers = new Map<number, Server>();
  const hostOf = (seat: number) => `127.0.0.${100 + seat}`;
  const stop = async (seat: number) => {
    const server = servers.get(seat);
    servers.delete(seat);
    if (!server) return;
    server.close();
    await once(server, 'close');
  };
  return {
    targets: Array.from({ length: count }, (_, index) => `${hostOf(index + 1)}:${port}`),
    async start(seat, reply) {
      await stop(seat);
      const server = createServer(socket => {
        // A crawler that has what it wanted may reset.
        socket.on('error', () => {});
        socket.once('data', () => socket.end(`${reply}\n`));
      });
      servers.set(seat, server);
      server.listen({ host: hostOf(seat), port });
      await once(server, 'listening');
    },
    stop,
    async close() {
      for (const seat of [...servers.keys()]) await stop(seat);
    },
  };
}
