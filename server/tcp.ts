import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { isEveryAddress } from '../network/reachable.ts';
import { plainAddress } from '../shared/access.ts';
import { withPort } from '../shared/address.ts';
import { openAdmission } from './admission.ts';
import { serveConnection } from './connection.ts';
import { BACKLOG, MAX_CONNECTIONS } from './limits.ts';
import { makePacer } from './pacer.ts';
import type { RunningServer, ServeOptions } from './serving.ts';

/** Serves one exercise over TCP. Rejects if it cannot listen on the address (EADDRINUSE, EACCES, EADDRNOTAVAIL). */
export async function serveTcp(options: ServeOptions): Promise<RunningServer> {
  const { host, port, exercise, onEvent } = options;
  const admission = openAdmission(options, peers => onEvent({ code: 'dropped', peers }));
  const sockets = new Set<Socket>();
  const whenDue = makePacer();

  const accept = (socket: Socket): void => {
    const { remoteAddress, remotePort } = socket;
    // The client has left before its connection was accepted.
    if (remoteAddress === undefined || remotePort === undefined) return void socket.destroy();
    const address = plainAddress(remoteAddress);
    if (!admission.admits({ address, port: remotePort })) return void socket.resetAndDestroy();
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      admission.release(address);
    });
    serveConnection(socket, { exercise, onEvent, peer: withPort(address, remotePort), whenDue });
  };

  const server = createServer({ allowHalfOpen: true, noDelay: true }, accept);
  server.maxConnections = MAX_CONNECTIONS;
  server.on('drop', admission.drop);
  server.listen({ host, port, backlog: BACKLOG });
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new TypeError('a TCP server has an address');
  // For example out of file descriptors: the server keeps listening, and open connections continue.
  server.on('error', error => onEvent({ code: 'trouble', text: error.message }));
  return {
    host: isEveryAddress(bound.address) ? bound.address : host,
    port: bound.port,
    async close() {
      admission.close();
      // The server's own `close` can come before that of its last socket, which has still to be reported.
      const gone = [...sockets].map(socket => new Promise(resolve => socket.once('close', resolve)));
      for (const socket of sockets) socket.destroy();
      await Promise.all([...gone, new Promise<void>(resolve => server.close(() => resolve()))]);
    },
  };
}
