import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Env, Hono } from 'hono';
import { type ConnectionLimits, connectionLimits, limitConnections } from './connections.ts';
import type { ListenAddress } from './listen-flag.ts';

/** Deadlines of a connection, in ms. */
interface WebDeadlines {
  /** From the connection, or the request before, to the end of a request's head. */
  headMs: number;
  /** A connection on which nothing moves for this time is closed, also one whose client does not read. */
  idleMs: number;
}

/** The time that open answers have when the server closes. */
const CLOSING_MS = 200;

const usualDeadlines: WebDeadlines = { headMs: 10_000, idleMs: 30_000 };

export interface ListenOptions<Bindings extends Env> {
  /** Makes the app when the port is known. */
  makeApp: (port: number) => Hono<Bindings>;
  /** Sees each new connection before a byte of it is read. */
  onConnection?: (socket: Socket) => void;
  deadlines?: WebDeadlines;
  limits?: ConnectionLimits;
}

/** Serves pages. Resolves with the port; rejects with the system's error where it cannot listen. */
export async function listen<Bindings extends Env>(
  { host, port }: ListenAddress,
  options: ListenOptions<Bindings>,
): Promise<{ port: number; close: () => void }> {
  const { makeApp, onConnection, deadlines = usualDeadlines, limits = connectionLimits() } = options;
  let app: Hono<Bindings> | undefined;
  const server = createAdaptorServer({
    fetch: (request, environment) => app?.fetch(request, environment),
    serverOptions: {
      headersTimeout: deadlines.headMs,
      requestTimeout: deadlines.headMs,
      // Node looks for late requests only every 30 s by default.
      connectionsCheckingInterval: Math.min(1_000, deadlines.headMs),
    },
  });
  if (!isHttp1(server)) throw new Error('the adaptor made a server of another kind');
  server.timeout = deadlines.idleMs;
  limitConnections(server, limits);
  if (onConnection) server.on('connection', onConnection);
  server.listen({ host, port });
  await once(server, 'listening');
  // Out of descriptors, for example: the server goes on, and the next connection may find one.
  server.on('error', () => {});
  const address = server.address();
  const chosen = typeof address === 'object' && address ? address.port : port;
  app = makeApp(chosen);
  return {
    port: chosen,
    close() {
      server.close();
      // Answers that are nearly done end first; nobody keeps the command from ending.
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), CLOSING_MS).unref();
    },
  };
}

function isHttp1(server: ReturnType<typeof createAdaptorServer>): server is Server {
  return 'closeAllConnections' in server;
}
