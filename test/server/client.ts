import { connect as connectTo, type Socket } from 'node:net';

export interface ClientOptions {
  port: number;
  host?: string;
  /** Where the client seems to come from: any address of 127/8. */
  from?: string;
}

/** How a conversation went, seen from the client. */
export interface Heard {
  text: string;
  /** `open` where the server had not ended it when the client lost patience (5 s). */
  ending: 'fin' | 'reset' | 'open';
  /** From the connection to the last byte, and to the end. */
  lastByteMs: number;
  ms: number;
}

/**
 * A connection that stays half open after the server's FIN, and sends each write at once. One that the server resets
 * at once is no fault here, only destroyed; where nobody listens it rejects.
 */
export function connect({ port, host = '127.0.0.1', from }: ClientOptions): Promise<Socket> {
  const localAddress = from === undefined ? {} : { localAddress: from };
  const socket = connectTo({ host, port, ...localAddress, noDelay: true, allowHalfOpen: true });
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket));
    socket.on('error', error => {
      if ('code' in error && error.code === 'ECONNRESET') resolve(socket);
      else reject(error);
    });
  });
}

/** Reads until the server ends it, and hangs up. Begin at once after the connection, or bytes are lost. */
export function hear(socket: Socket): Promise<Heard> {
  const startedAt = performance.now();
  const elapsed = () => performance.now() - startedAt;
  let text = '';
  let lastByteMs = 0;
  return new Promise(resolve => {
    if (socket.destroyed) return resolve({ text, ending: 'reset', lastByteMs, ms: 0 });
    const end = (ending: Heard['ending']) => {
      clearTimeout(patience);
      resolve({ text, ending, lastByteMs, ms: elapsed() });
      socket.destroy();
    };
    const patience = setTimeout(() => end('open'), 5_000);
    socket.on('data', chunk => {
      text += chunk.toString('utf8');
      lastByteMs = elapsed();
    });
    socket.once('end', () => end('fin'));
    socket.once('error', () => end('reset'));
    socket.once('close', () => end('reset'));
  });
}

/** Connects, sends the pieces each on its own, and hears what comes. The sending half stays open. */
export async function ask(
  options: ClientOptions,
  ...pieces: readonly (string | Uint8Array)[]
): Promise<Heard> {
  const socket = await connect(options);
  const heard = hear(socket);
  for (const piece of pieces) await send(socket, piece);
  return heard;
}

/** A piece, and a turn of the event loop, so that a server in this process reads it before the next one. */
export async function send(socket: Socket, piece: string | Uint8Array): Promise<void> {
  if (socket.destroyed || piece.length === 0) return;
  await new Promise<void>(resolve => socket.write(piece, () => setImmediate(resolve)));
}

/** The moment, in ms from now, when a connection turns out to be dead to one that goes on writing; 5 s at most. */
export function deadAfter(socket: Socket): Promise<number> {
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const beat = setInterval(() => socket.write('x'), 20);
    const patience = setTimeout(() => {
      clearInterval(beat);
      reject(new Error('the server still takes bytes after 5 s'));
    }, 5_000);
    socket.once('error', () => {
      clearInterval(beat);
      clearTimeout(patience);
      resolve(performance.now() - startedAt);
    });
  });
}
