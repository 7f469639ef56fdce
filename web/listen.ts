import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { createAdaptorServer } from '@hono/node-server';
import type { Env, Hono } from 'hono';
import { reasonOf } from '../cli/files.ts';
import { isEveryAddress, reachableAddresses } from '../cli/reachable.ts';
import { UsageError } from '../cli/usage.ts';
import type { Messages } from '../messages/messages.ts';
import { addressKind, withPort } from '../shared/address.ts';

/** Where a page is to be seen. */
export interface ListenAddress {
  host: string;
  port: number;
}

/** A request's head arrives within so long, or the connection goes. */
const HEADERS_MS = 10_000;

/** The place that a flag names. A UsageError where it is none. */
export function readListenFlag({ flag, text }: ListenFlag, { web }: Messages): ListenAddress {
  const place = parseListenAddress(text);
  if (!place) throw new UsageError(web.badListen(flag, text));
  return place;
}

/** A flag with an address and a port, as the operator typed it. */
export interface ListenFlag {
  flag: string;
  text: string;
}

/** What is said of a place where nobody can listen. */
export function explainListening({ flag, text }: ListenFlag, error: unknown, { web }: Messages): UsageError {
  const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const sentence = inUse ? web.portInUse(flag, text) : web.cannotListen(text, reasonOf(error));
  return new UsageError(sentence, { cause: error });
}

/** Reads 127.0.0.1:8040, localhost:8040, [::1]:8040; `undefined` where it is no place to listen. */
function parseListenAddress(text: string): ListenAddress | undefined {
  const [, six, four, digits] = /^(?:\[([\da-f:.]+)\]|([\w.-]+)):(\d{1,5})$/i.exec(text) ?? [];
  const host = six ?? four;
  const port = Number(digits);
  if (host === undefined || port > 65_535) return undefined;
  return host === 'localhost' || addressKind(host) !== undefined ? { host, port } : undefined;
}

/** Whether only this computer can see what listens there. */
export function isOnlyHere({ host }: ListenAddress): boolean {
  return host === 'localhost' || addressKind(host) === 'loopback';
}

/**
 * Listens, and resolves with the port; rejects with the system's error. `makeApp` gets the port that it is, and `welcome`
 * each new connection before a byte of it is read.
 */
export async function listen<Bindings extends Env>(
  { host, port }: ListenAddress,
  makeApp: (port: number) => Hono<Bindings>,
  welcome: (socket: Socket) => void = () => {},
): Promise<{ port: number; close: () => void }> {
  let app: Hono<Bindings> | undefined;
  const server = createAdaptorServer({
    fetch: (request, environment) => app?.fetch(request, environment),
    serverOptions: { headersTimeout: HEADERS_MS },
  });
  server.on('connection', welcome);
  server.listen({ host, port });
  await once(server, 'listening');
  const address = server.address();
  const chosen = typeof address === 'object' && address ? address.port : port;
  app = makeApp(chosen);
  return { port: chosen, close: () => closeAll(server) };
}

function closeAll(server: ReturnType<typeof createAdaptorServer>): void {
  server.close();
  if (isHttp1(server)) server.closeAllConnections();
}

function isHttp1(server: ReturnType<typeof createAdaptorServer>): server is Server {
  return 'closeAllConnections' in server;
}

/** The addresses to type into a browser; for a server on all addresses, those that others can reach. */
export function addressesOf({ host, port }: ListenAddress, token: string | undefined): string[] {
  const outside = reachableAddresses(host, networkInterfaces()).filter(({ internal }) => !internal);
  const hosts = isEveryAddress(host) ? outside.map(({ address }) => address) : [host];
  const query = token === undefined ? '' : `?token=${token}`;
  return (hosts.length > 0 ? hosts : ['localhost']).map(name => `http://${withPort(name, port)}/${query}`);
}
