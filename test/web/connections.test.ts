import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Hono } from 'hono';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { connectionLimits } from '../../web/connections.ts';
import { type ListenOptions, listen } from '../../web/listen.ts';
import { ask } from '../board/stream.ts';

const HOUR_MS = 3_600_000;
const patient = { headMs: HOUR_MS, idleMs: HOUR_MS };

/** A server with one page, and one that never ends. */
async function serve(options: Partial<ListenOptions<object>> = {}): Promise<number> {
  const app = new Hono();
  app.get('/', context => context.text('page'));
  app.get('/endless', () => {
    const chunk = new Uint8Array(65_536);
    return new Response(new ReadableStream({ pull: controller => controller.enqueue(chunk) }));
  });
  const server = await listen(
    { host: '127.0.0.1', port: 0 },
    { makeApp: () => app, deadlines: patient, ...options },
  );
  onTestFinished(server.close);
  return server.port;
}

async function dial(port: number, localAddress = '127.0.0.1'): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', localAddress });
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

const get = (port: number) => ask(`http://127.0.0.1:${port}/`, { headers: { Connection: 'close' } });

describe('a server of pages', () => {
  it('closes what one address opens over its limit, and serves another', async () => {
    const port = await serve({ limits: { all: 100, perSource: 3 } });
    for (let n = 0; n < 3; n++) await dial(port, '127.0.0.2');
    await once(await dial(port, '127.0.0.2'), 'close');
    expect((await get(port)).body).toBe('page');
  });

  it('lets an address in again when one of its connections has ended', async () => {
    const port = await serve({ limits: { all: 100, perSource: 1 } });
    const first = await dial(port);
    await once(await dial(port), 'close');
    first.end();
    await once(first.resume(), 'close');
    expect((await get(port)).body).toBe('page');
  });

  it('closes what all addresses open over the limit', async () => {
    const port = await serve({ limits: { all: 4, perSource: 2 } });
    for (const source of ['127.0.0.2', '127.0.0.2', '127.0.0.3', '127.0.0.3']) await dial(port, source);
    await once(await dial(port, '127.0.0.4'), 'close');
  });

  it.each([
    ['says nothing', ''],
    ['sends half of a head', 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n'],
  ])('closes a connection that %s when the time for a head is over', async (_, bytes) => {
    const port = await serve({ deadlines: { headMs: 200, idleMs: HOUR_MS } });
    const socket = await dial(port);
    socket.write(bytes);
    await once(socket.resume(), 'close');
    expect((await get(port)).body).toBe('page');
  });

  it('closes a connection that asks again before it has its answer, and serves one that waits', async () => {
    let answers = 0;
    const app = new Hono();
    app.get('/', context => {
      answers++;
      return context.text('page');
    });
    const port = await serve({ makeApp: () => app });
    const request = 'GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n';
    const impatient = await dial(port);
    impatient.write(request.repeat(1_000));
    await once(impatient.resume(), 'close');
    // The first two may be answered before the third is read.
    expect(answers).toBeLessThan(3);
    const patient = await dial(port);
    for (let n = 0; n < 3; n++) {
      patient.write(request);
      expect(String((await once(patient, 'data'))[0])).toMatch(/^HTTP\/1.1 200 [\s\S]*page$/);
    }
  });

  it('closes a connection whose client does not read', async () => {
    let onServer: Socket | undefined;
    const port = await serve({
      deadlines: { headMs: HOUR_MS, idleMs: 200 },
      onConnection: socket => {
        onServer ??= socket;
      },
    });
    const socket = await dial(port);
    socket.pause();
    socket.write('GET /endless HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
    await vi.waitUntil(() => onServer?.destroyed, { timeout: 45_000 });
    expect((await get(port)).body).toBe('page');
  });
});

describe('the limits of connections', () => {
  it.each([
    [Number.POSITIVE_INFINITY, { all: 256, perSource: 64 }],
    [1_024, { all: 256, perSource: 64 }],
    [256, { all: 76, perSource: 19 }],
    [128, { all: 12, perSource: 6 }],
    [64, { all: 8, perSource: 6 }],
  ])('with %i descriptors leave enough for a sweep', (descriptors, limits) => {
    expect(connectionLimits(descriptors)).toEqual(limits);
  });
});
