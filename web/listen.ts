import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Env, Hono } from 'hono';
import { type ConnectionLimits, connectionLimits, limitConnections } from './connections.ts';

/** The address on which a page is served. */
export interface ListenAddress {
  host: string;
  port: number;
}

/** A web server that listens, and the port it got. */
export interface Listening {
  port: number;
  close: () => void;
}

/** Deadlines of a connection, in ms. */
interface WebDeadlines {
  /** From the connection or the previous request to the end of a request's header. */
  headMs: number;
  /** A connection without traffic for this long is closed, also if the client does not read. */
  idleMs: number;
}

/** How long open responses may take when the server closes. */
const CLOSING_MS = 200;

const usualDeadlines: WebDeadlines = { headMs: 10_000, idleMs: 30_000 };

/** What is served, and to how many. */
export interface ListenOptions<Bindings extends Env> {
  /** Makes the app once the port is known. */
  makeApp: (port: number) => Hono<Bindings>;
  /** Called with each new connection before a byte of it is read. */
  onConnection?: (socket: Socket) => void;
  deadlines?: WebDeadlines;
  limits?: ConnectionLimits;
}

/** Serves pages. Resolves with the port; rejects with the system's error if it cannot listen. */
export async function listen<Bindings extends Env>(
  { host, port }: ListenAddress,
  options: ListenOptions<Bindings>,
): Promise<Listening> {
  const { makeApp, onConnection, deadlines = usualDeadlines, limits = connectionLimits() } = options;
  let app: Hono<Bindings> | undefined;
  const answer = getRequestListener((request, environment) => app?.fetch(request, environment));
  const serverOptions = {
    headersTimeout: deadlines.headMs,
    requestTimeout: deadlines.headMs,
    // By default, Node checks for late requests only every 30 s.
    connectionsCheckingInterval: Math.min(1_000, deadlines.headMs),
  };
  const server = createServer(serverOptions, oneByOne(answer));
  server.timeout = deadlines.idleMs;
  limitConnections(server, limits);
  if (onConnection) server.on('connection', onConnection);
  server.listen({ host, port });
  await once(server, 'listening');
  // For example out of descriptors: the server goes on, and a later connection may succeed.
  server.on('error', () => {});
  const address = server.address();
  const chosen = typeof address === 'object' && address ? address.port : port;
  app = makeApp(chosen);
  return {
    port: chosen,
    close() {
      server.close();
      // Let responses that are nearly done finish, but do not let any client keep the command from ending.
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), CLOSING_MS).unref();
    },
  };
}

/**
 * Closes a connection that sends a request before the last one is answered. Browsers do not, and Node would keep the
 * answers to a thousand requests in memory until they are read.
 */
function oneByOne<Answer>(answer: (incoming: IncomingMessage, outgoing: ServerResponse) => Answer) {
  const last = new WeakMap<Socket, ServerResponse>();
  return (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { socket } = incoming;
    if (last.get(socket)?.writableFinished === false) socket.destroy();
    // Node passes on the requests that it had read before.
    if (socket.destroyed) return;
    last.set(socket, outgoing);
    void answer(incoming, outgoing);
  };
}
