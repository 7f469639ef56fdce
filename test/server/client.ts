import { once } from 'node:events';
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
  /** `open` where the server had not ended it when the client lost patience (15 s). */
  ending: 'fin' | 'reset' | 'open';
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
  let text = '';
  return new Promise(resolve => {
    if (socket.destroyed) return resolve({ text, ending: 'reset' });
    const end = (ending: Heard['ending']) => {
      clearTimeout(patience);
      resolve({ text, ending });
      socket.destroy();
    };
    const patience = setTimeout(() => end('open'), 15_000);
    socket.on('data', chunk => {
      text += chunk.toString('utf8');
    });
    socket.once('end', () => end('fin'));
    socket.once('error', () => end('reset'));
    socket.once('close', () => end('reset'));
  });
}

/** Connects, sends the pieces one by one, and collects the answer. The sending half stays open. */
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

/** Writes on until the connection turns out to be dead; rejects after 15 s. */
export async function untilDead(socket: Socket): Promise<void> {
  const beat = setInterval(() => socket.write('x'), 20);
  try {
    await once(socket, 'error', { signal: AbortSignal.timeout(15_000) });
  } finally {
    clearInterval(beat);
  }
}
