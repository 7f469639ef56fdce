import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Exercise } from '../../server/exercises/exercise.ts';
import { exercises } from '../../server/exercises/table.ts';
import type { ServeOptions, ServerEvent } from '../../server/serving.ts';
import { serveTcp } from '../../server/tcp.ts';
import { hasDatagrams, serveUdp } from '../../server/udp.ts';
import { parseAccess } from '../../shared/access.ts';
import type { ExerciseName } from '../../shared/ids.ts';

/** What the servers of these tests share, and the time on their clock. */
export const record = { id: '20230042', height: 170, weight: 60, size: 'M' } as const;
const noon = new Date(2013, 1, 7, 12, 0, 18);

/** Longer than any answer takes on a busy machine: a wait that ends here is a failure. */
const PATIENCE_MS = 45_000;

export async function makeExercise(name: ExerciseName): Promise<Exercise> {
  return exercises[name]({ record: async () => record, now: () => noon });
}

/** A server that ends with the test, and the events it reported. */
export interface Serving {
  port: number;
  events: ServerEvent[];
  /** Resolves with the next event of this code, counted from the call. */
  event(code: ServerEvent['code']): Promise<ServerEvent>;
  close(): Promise<void>;
}

export async function serve(
  exercise: Exercise,
  changes: Partial<ServeOptions> & { transport?: 'tcp' | 'udp' } = {},
): Promise<Serving> {
  const { transport = 'tcp', ...rest } = changes;
  const events: ServerEvent[] = [];
  const listeners = new Set<(event: ServerEvent) => void>();
  const access = parseAccess(['private']);
  if ('bad' in access) throw new Error(access.bad);
  const options: ServeOptions = {
    host: '127.0.0.1',
    port: 0,
    exercise,
    access,
    limitLoopback: false,
    onEvent(event) {
      events.push(event);
      for (const listener of listeners) listener(event);
    },
    ...rest,
  };
  const running = await (transport === 'udp' && hasDatagrams(exercise)
    ? serveUdp({ ...options, exercise })
    : serveTcp(options));
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= running.close();
    return closing;
  };
  onTestFinished(close);
  return {
    port: running.port,
    events,
    close,
    event: code =>
      new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error(`no ${code} event`)), PATIENCE_MS);
        const listener = (event: ServerEvent) => {
          if (event.code !== code) return;
          clearTimeout(late);
          listeners.delete(listener);
          resolve(event);
        };
        listeners.add(listener);
      }),
  };
}

/** A client that collects bytes, however they are split. */
export interface Client {
  socket: Socket;
  send(message: string | Uint8Array): void;
  /** The next `count` bytes. */
  hear(count: number): Promise<string>;
  /** All that comes until the server closes; a reset is a rejection. */
  hearEnd(): Promise<string>;
}

export async function dial(port: number): Promise<Client> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true, allowHalfOpen: true });
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect', { signal: AbortSignal.timeout(PATIENCE_MS) });
  let bytes = Buffer.alloc(0);
  let look = () => {};
  socket.on('data', chunk => {
    bytes = Buffer.concat([bytes, chunk]);
    look();
  });
  for (const event of ['end', 'error', 'close']) socket.on(event, () => look());
  const until = (isThere: () => boolean) =>
    new Promise<void>((resolve, reject) => {
      const fail = (why: Error) => {
        clearTimeout(late);
        reject(why);
      };
      const late = setTimeout(() => fail(new Error(`late, with ${bytes.length} bytes`)), PATIENCE_MS);
      look = () => {
        if (isThere()) {
          clearTimeout(late);
          resolve();
        } else if (socket.errored) fail(socket.errored);
        else if (socket.readableEnded || socket.closed)
          fail(new Error(`the end, with ${bytes.length} bytes`));
      };
      look();
    });
  const take = (count: number) => {
    const taken = String(bytes.subarray(0, count));
    bytes = bytes.subarray(count);
    return taken;
  };
  return {
    socket,
    send: message => void socket.write(message),
    async hear(count) {
      await until(() => bytes.length >= count);
      return take(count);
    },
    async hearEnd() {
      await until(() => socket.readableEnded);
      return take(bytes.length);
    },
  };
}

/** A client for datagrams. */
export async function dialUdp(port: number): Promise<{ send(m: Uint8Array): void; hear(): Promise<string> }> {
  const socket = createSocket('udp4');
  onTestFinished(() => void socket.close());
  const heard: Buffer[] = [];
  socket.on('message', message => heard.push(message));
  socket.connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return {
    send: message => socket.send(message),
    async hear() {
      if (heard.length === 0) await once(socket, 'message', { signal: AbortSignal.timeout(PATIENCE_MS) });
      return String(heard.shift());
    },
  };
}
