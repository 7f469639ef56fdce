import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { MAX_RECEIVED_BYTES } from '../../check/connection.ts';
import { shortened } from '../../check/timeline.ts';
import { type Script, visit } from '../../check/visit.ts';
import { watchShortage } from '../../crawler/shortage.ts';
import { freePort } from '../free-port.ts';

/** Longer than any of these takes on a busy machine. */
const PATIENCE_MS = 5_000;

const { signal } = new AbortController();
const hasAny = (received: Buffer) => received.length > 0;
const untilTheEnd = () => false;

/** Visits a server that does this with its client. */
async function visitServer(serve: (socket: Socket) => void, script: Script) {
  const server = createServer({ allowHalfOpen: true, noDelay: true }, socket => {
    socket.on('error', () => {});
    onTestFinished(() => void socket.destroy());
    serve(socket);
  });
  onTestFinished(() => void server.close());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const visited = await visit({ host: '127.0.0.1', port }, script, { signal, shortage: watchShortage() });
  if (!('visit' in visited)) throw new Error(visited.failure);
  return visited.visit;
}

describe('a visit', () => {
  it('ends with FIN where the server closes', async () => {
    const said = await visitServer(
      socket => socket.once('data', () => socket.end('{}')),
      async connection => {
        connection.send('get');
        await connection.waitFor(untilTheEnd, PATIENCE_MS);
      },
    );
    expect([said.ending, said.received.toString()]).toEqual(['fin', '{}']);
    expect(said.timeline.map(({ what }) => what)).toEqual([
      'dialled',
      'connected',
      'sent',
      'received',
      'fin',
    ]);
  });

  it('ends with FIN where the server closes after we have closed our half', async () => {
    const said = await visitServer(
      socket => socket.once('end', () => socket.end('late')).resume(),
      async connection => {
        connection.endSending();
        await connection.waitFor(untilTheEnd, PATIENCE_MS);
      },
    );
    expect([said.ending, said.received.toString()]).toEqual(['fin', 'late']);
  });

  it('ends with RST where the server resets, also after its reply', async () => {
    const said = await visitServer(
      socket => socket.once('data', () => socket.write('{}', () => socket.resetAndDestroy())),
      async connection => {
        connection.send('get');
        await connection.waitFor(untilTheEnd, PATIENCE_MS);
      },
    );
    expect(said.ending).toBe('reset');
  });

  it('ends with us where the server keeps the connection open', async () => {
    const said = await visitServer(
      socket => socket.write('{}'),
      async connection => void (await connection.waitFor(hasAny, PATIENCE_MS)),
    );
    expect([said.ending, said.received.toString()]).toEqual(['left', '{}']);
  });

  it('keeps 64 KiB of a flood, and leaves', async () => {
    const said = await visitServer(
      socket => socket.write(Buffer.alloc(1_000_000, 'a')),
      async connection => void (await connection.waitFor(untilTheEnd, PATIENCE_MS)),
    );
    expect([said.ending, said.received.length]).toEqual(['left', MAX_RECEIVED_BYTES]);
  });

  it('leaves without a reset, also a server that is still speaking', async () => {
    const heard: string[] = [];
    await visitServer(
      socket => {
        socket.on('error', ({ message }) => heard.push(message));
        socket.write(Buffer.alloc(30_000, 'a'));
        socket.once('end', () => {
          heard.push('end');
          socket.write('late', () => socket.end('later', () => heard.push('sent')));
        });
        socket.resume();
      },
      async () => {},
    );
    await vi.waitFor(() => expect(heard).toEqual(['end', 'sent']), PATIENCE_MS);
  });

  it('leaves with a reset that the server hears of', async () => {
    const heard: unknown[] = [];
    await visitServer(
      socket => socket.on('error', error => heard.push(error)).resume(),
      async connection => connection.reset(),
    );
    await vi.waitFor(() => expect(heard).toEqual([expect.objectContaining({ code: 'ECONNRESET' })]), 45_000);
  });

  it('is a failure if no server listens', async () => {
    const at = { host: '127.0.0.1', port: await freePort() };
    expect(await visit(at, async () => {}, { signal, shortage: watchShortage() })).toEqual({
      failure: 'refused',
    });
  });

  it('rejects where the operator gives up, and hangs up', async () => {
    const controller = new AbortController();
    const server = createServer();
    onTestFinished(() => void server.close());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const left = once(server, 'connection').then(([socket]: Socket[]) => {
      controller.abort();
      return socket && once(socket.resume(), 'end');
    });
    const visited = visit(
      { host: '127.0.0.1', port },
      async connection => void (await connection.waitFor(untilTheEnd, PATIENCE_MS)),
      { signal: controller.signal, shortage: watchShortage() },
    );
    await expect(visited).rejects.toThrow();
    await left;
  });
});

describe('a shortened timeline', () => {
  it('has the first read, and one line for all others', () => {
    const read = (at: number) => ({ at, what: 'received', bytes: 1 }) as const;
    const end = { at: 9, what: 'fin' } as const;
    expect(shortened([read(1), read(2), read(3), end])).toEqual([
      read(1),
      { ...read(3), bytes: 2, pieces: 2 },
      end,
    ]);
    expect(shortened([read(1), read(2), end])).toEqual([read(1), read(2), end]);
    expect(shortened([end])).toEqual([end]);
  });
});
