import { createServer, type Server, type Socket } from 'node:net';
import { withPort } from '../shared/address.ts';
import { openDoor, plainAddress } from './door.ts';
import { BACKLOG, MAX_CONNECTIONS } from './limits.ts';
import { openReception } from './reception.ts';
import type { RunningServer, ServeOptions } from './serving.ts';
import { receiveVisits } from './visit.ts';

export type { RunningServer, ServeOptions as TcpOptions, ServerEvent } from './serving.ts';

/** Serves one exercise over TCP. Rejects where the address cannot be had (EADDRINUSE, EACCES, EADDRNOTAVAIL). */
export async function serveTcp(options: ServeOptions): Promise<RunningServer> {
  const { onEvent } = options;
  const door = openDoor(options, peers => onEvent({ code: 'dropped', peers }));
  const receive = receiveVisits(options);
  const sockets = new Set<Socket>();

  const letIn = openReception(({ socket, peer }: { socket: Socket; peer: string }) => {
    // The server may have been closed meanwhile.
    if (!socket.destroyed) receive(socket, peer);
  });

  const welcome = (socket: Socket): void => {
    const { remoteAddress, remotePort: port } = socket;
    // The peer was gone before we looked.
    if (remoteAddress === undefined || port === undefined) return void socket.destroy();
    const address = plainAddress(remoteAddress);
    if (!door.admits({ address, port })) return void socket.resetAndDestroy();
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      door.release(address);
    });
    letIn({ socket, peer: withPort(address, port) });
  };

  // Nothing is read from a client before it is let in.
  const server = createServer({ allowHalfOpen: true, noDelay: true, pauseOnConnect: true }, welcome);
  server.maxConnections = MAX_CONNECTIONS;
  server.on('drop', door.drop);
  const port = await listen(server, options);
  // Out of file descriptors, for example: the listener lives on, and so do the conversations.
  server.on('error', error => onEvent({ code: 'trouble', text: error.message }));
  return {
    port,
    close() {
      door.close();
      for (const socket of sockets) socket.destroy();
      return new Promise(resolve => server.close(() => resolve()));
    },
  };
}

function listen(server: Server, { host, port }: ServeOptions): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, backlog: BACKLOG }, () => {
      server.off('error', reject);
      const bound = server.address();
      resolve(typeof bound === 'object' && bound ? bound.port : port);
    });
  });
}
