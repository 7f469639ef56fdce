import { createServer, type Server, type Socket } from 'node:net';
import { isEveryAddress } from '../cli/reachable.ts';
import { plainAddress } from '../shared/access.ts';
import { withPort } from '../shared/address.ts';
import { openAdmission } from './admission.ts';
import { serveConnection } from './connection.ts';
import { openGoodbyes } from './goodbyes.ts';
import { BACKLOG, MAX_CONNECTIONS } from './limits.ts';
import type { RunningServer, ServeOptions } from './serving.ts';

/** Serves one exercise over TCP. Rejects if it cannot listen on the address (EADDRINUSE, EACCES, EADDRNOTAVAIL). */
export async function serveTcp(options: ServeOptions): Promise<RunningServer> {
  const { exercise, onEvent } = options;
  const admission = openAdmission(options, peers => onEvent({ code: 'dropped', peers }));
  const sockets = new Set<Socket>();
  const whenDue = openGoodbyes();

  const accept = (socket: Socket): void => {
    const { remoteAddress, remotePort: port } = socket;
    // The client has left before its connection was accepted.
    if (remoteAddress === undefined || port === undefined) return void socket.destroy();
    const address = plainAddress(remoteAddress);
    if (!admission.admits({ address, port })) return void socket.resetAndDestroy();
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      admission.release(address);
    });
    serveConnection(socket, { exercise, onEvent, peer: withPort(address, port), whenDue });
  };

  const server = createServer({ allowHalfOpen: true, noDelay: true }, accept);
  server.maxConnections = MAX_CONNECTIONS;
  server.on('drop', admission.drop);
  const bound = await listen(server, options);
  // For example out of file descriptors: the server keeps listening, and open connections continue.
  server.on('error', error => onEvent({ code: 'trouble', text: error.message }));
  return {
    ...bound,
    close() {
      admission.close();
      for (const socket of sockets) socket.destroy();
      return new Promise(resolve => server.close(() => resolve()));
    },
  };
}

function listen(server: Server, { host, port }: ServeOptions): Promise<{ host: string; port: number }> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, backlog: BACKLOG }, () => {
      server.off('error', reject);
      const bound = server.address();
      if (typeof bound !== 'object' || bound === null) return resolve({ host, port });
      resolve({ host: isEveryAddress(bound.address) ? bound.address : host, port: bound.port });
    });
  });
}
