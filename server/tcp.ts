import { createServer, type Server, type Socket } from 'node:net';
import { type AccessRule, addressKind } from '../shared/address.ts';
import { UNREAD_REPLY_MS } from '../shared/protocol.ts';
import type { Exercise, Turn } from './exercises/exercise.ts';
import { BACKLOG, limitSources, MAX_CONNECTIONS } from './limits.ts';

/** What happened to a client; the command turns it into a line of the log. `bytes` is 0 where the client left first. */
export type ServerEvent =
  | { code: 'answered'; peer: string; heard: Uint8Array; bytes: number; ms: number }
  | { code: 'forbidden'; peer: string; address: string }
  | { code: 'dropped'; peers: number }
  | { code: 'trouble'; text: string };

export interface TcpOptions {
  host: string;
  port: number;
  exercise: Exercise;
  access: AccessRule;
  /** Whether clients on this machine count against the limits per source, too. */
  limitLoopback: boolean;
  onEvent: (event: ServerEvent) => void;
}

export interface RunningServer {
  port: number;
  /** Ends all conversations, and resolves when the last one is over. */
  close(): Promise<void>;
}

/** Bytes of a request that the log shows. */
const LOGGED_BYTES = 64;

/** Dropped connections are counted and logged once in so many ms: a flood must not become a flood of lines. */
const DROPS_LOGGED_EVERY_MS = 1_000;

/** Serves one exercise over TCP. Rejects where the address cannot be had (EADDRINUSE, EACCES, EADDRNOTAVAIL). */
export async function serveTcp(options: TcpOptions): Promise<RunningServer> {
  const { host, port, exercise, access, limitLoopback, onEvent } = options;
  const sources = limitSources();
  const sockets = new Set<Socket>();
  const drops = countDrops(onEvent);

  const welcome = (socket: Socket): void => {
    const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
    // The peer was gone before we looked.
    if (address === '') return void socket.destroy();
    if (!access.allows(address)) {
      onEvent({ code: 'forbidden', peer: nameOf(socket, address), address });
      return void socket.resetAndDestroy();
    }
    const limited = limitLoopback || addressKind(address) !== 'loopback';
    if (limited && !sources.admit(address, performance.now())) {
      drops.count();
      return void socket.resetAndDestroy();
    }
    sockets.add(socket);
    socket.once('close', () => {
      sockets.delete(socket);
      if (limited) sources.release(address);
    });
    attend(socket, { exercise, peer: nameOf(socket, address), onEvent });
  };

  const server = createServer({ allowHalfOpen: true, noDelay: true }, welcome);
  server.maxConnections = MAX_CONNECTIONS;
  server.on('drop', drops.count);
  const bound = await listen(server, { host, port });
  // Out of file descriptors, for example: the listener lives on, and so do the conversations.
  server.on('error', error => onEvent({ code: 'trouble', text: error.message }));
  return {
    port: bound,
    close() {
      drops.flush();
      for (const socket of sockets) socket.destroy();
      return new Promise(resolve => server.close(() => resolve()));
    },
  };
}

/** One conversation, from the connection to its end. */
function attend(
  socket: Socket,
  options: { exercise: Exercise; peer: string; onEvent: TcpOptions['onEvent'] },
): void {
  const { exercise, peer, onEvent } = options;
  const startedAt = performance.now();
  const conversation = exercise.begin();
  let heard: Uint8Array = new Uint8Array();
  let over = false;
  let sent = 0;

  const take = ({ reply, close }: Turn) => {
    if (over) return;
    sent += reply?.length ?? 0;
    if (close) finish(reply);
    else if (reply) socket.write(reply);
  };
  const report = () => {
    over = true;
    stopClocks();
    onEvent({ code: 'answered', peer, heard, bytes: sent, ms: performance.now() - startedAt });
  };
  const finish = (lastWord: Uint8Array = new Uint8Array()) => {
    report();
    // The client's bytes are read to the end and dropped: a socket that is closed with unread bytes is reset,
    // and a reset can overtake the reply and erase it.
    socket.end(lastWord);
    const patience = setTimeout(() => socket.destroy(), UNREAD_REPLY_MS);
    socket.once('close', () => clearTimeout(patience));
  };
  const stopClocks = () => {
    clearTimeout(quiet);
    clearTimeout(lifetime);
  };

  const quiet = setTimeout(() => take(conversation.wait()), exercise.limits.quietMs);
  const lifetime = setTimeout(() => take(conversation.expire()), exercise.limits.lifetimeMs);
  socket.on('data', chunk => {
    clearTimeout(quiet);
    if (heard.length < LOGGED_BYTES)
      heard = Buffer.concat([heard, chunk.subarray(0, LOGGED_BYTES - heard.length)]);
    take(conversation.hear(chunk));
  });
  socket.once('end', () => take(conversation.wait()));
  // A client that resets ends its own conversation and nothing else; `close` follows.
  socket.on('error', () => {});
  socket.once('close', () => over || report());
  if (conversation.greeting !== undefined) take({ reply: Buffer.from(conversation.greeting), close: false });
}

function listen(server: Server, address: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ ...address, backlog: BACKLOG }, () => {
      server.off('error', reject);
      const bound = server.address();
      resolve(typeof bound === 'object' && bound ? bound.port : address.port);
    });
  });
}

function countDrops(onEvent: TcpOptions['onEvent']): { count(): void; flush(): void } {
  let peers = 0;
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (peers > 0) onEvent({ code: 'dropped', peers });
    peers = 0;
  };
  return {
    count() {
      peers++;
      timer ??= setTimeout(flush, DROPS_LOGGED_EVERY_MS).unref();
    },
    flush,
  };
}

function nameOf(socket: Socket, address: string): string {
  return address.includes(':') ? `[${address}]:${socket.remotePort}` : `${address}:${socket.remotePort}`;
}
