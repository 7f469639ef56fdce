import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { choosePatience } from '../../crawler/patience.ts';
import { probe } from '../../crawler/probe.ts';
import { waits } from '../../crawler/request.ts';
import { learnRoundTrip } from '../../crawler/round-trip.ts';
import { watchShortage } from '../../crawler/shortage.ts';
import type { Config } from '../../shared/config.ts';
import { run } from '../binary.ts';
import { crawl } from './rows.ts';

/** Runs `use` beside a server on all of loopback that does `behave` with each client; counts its connections. */
async function withServer<Result>(
  behave: (socket: Socket) => void,
  use: (server: { port: number; connections: () => number }) => Promise<Result>,
): Promise<Result> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer(socket => {
    connections++;
    sockets.add(socket.on('error', () => {}));
    behave(socket);
  });
  await once(server.listen(0), 'listening');
  const address = server.address();
  try {
    return await use({
      port: typeof address === 'object' && address ? address.port : 0,
      connections: () => connections,
    });
  } finally {
    server.close();
    for (const socket of sockets) socket.destroy();
  }
}

async function ask(port: number, settings: Partial<Config['sweep']> = {}) {
  const targets = [{ seat: 1, host: '127.0.0.1', port }];
  const [result] = await crawl(targets, settings);
  return result;
}

/** Asks with a tenth of each wait for a reply. */
function askInHaste(port: number, timeoutMs: number) {
  const roundTrip = learnRoundTrip();
  const patience = choosePatience({ timeoutMs, attempts: 4 }, roundTrip);
  const hasty = { ...waits, newlineMs: 150, replyMs: 250, quietMs: 15, greetingMs: 50 };
  const state = {
    patience,
    waits: hasty,
    roundTrip,
    isResolved: () => true,
    shortage: watchShortage(),
    onOwnTrouble: () => {},
  };
  return probe({ seat: 1, host: '127.0.0.1', port }, state, new AbortController().signal);
}

/** Writes as fast as the client reads, and never ends. */
function flood(piece: Buffer, start = Buffer.alloc(0)) {
  return (socket: Socket) => {
    const pour = () => {
      while (!socket.destroyed && socket.write(piece));
    };
    socket.on('drain', pour).write(start);
    pour();
  };
}

const trickle = (bytes: string, everyMs: number) => (socket: Socket) => {
  let at = 0;
  const timer = setInterval(() => socket.write(bytes[at++ % bytes.length] ?? ''), everyMs);
  socket.on('close', () => clearInterval(timer));
};

describe('the deadline of a reply', () => {
  it.each([
    ['white space', ' '],
    ['an object that never closes', '{"a":[1,1,1,1,1,1,1,1,1,1'],
  ])('is absolute: %s, byte after byte for ever, comes to an end', async (_, bytes) => {
    const result = await withServer(trickle(bytes, 20), ({ port }) => askInHaste(port, 4_000));
    expect(result).toMatchObject({
      status: 'incomplete',
      problem: { code: 'cut-short', ending: 'deadline' },
    });
  });

  it('grows with a larger --timeout, in proportion, and is cut off by a smaller one', async () => {
    const [usual, double, short] = await withServer(
      () => {},
      ({ port }) => Promise.all([4_000, 8_000, 50].map(timeoutMs => askInHaste(port, timeoutMs))),
    );
    for (const result of [usual, double, short]) expect(result).toMatchObject({ status: 'silent' });
    expect(double?.totalMs).toBeGreaterThan(500);
    expect(usual?.totalMs).toBeGreaterThan(250);
    expect(short?.totalMs).toBeLessThan(double?.totalMs ?? 0);
  });
});

describe('the number of connections', () => {
  const hangUp = (socket: Socket) => void socket.end();
  const slam = (socket: Socket) => void socket.resetAndDestroy();

  it.each([
    ['closed', hangUp],
    ['reset', slam],
  ] as const)('is two for a seat that ends %s without a byte', async (status, behave) => {
    const [result, connections] = await withServer(behave, async ({ port, connections }) => [
      await ask(port),
      connections(),
    ]);
    expect(result).toMatchObject({ status, attempts: 2 });
    expect(connections).toBe(2);
  });

  it('is one with --attempts 1, whatever happens', async () => {
    const [result, connections] = await withServer(hangUp, async ({ port, connections }) => [
      await ask(port, { attempts: 1 }),
      connections(),
    ]);
    expect(result).toMatchObject({ status: 'closed', attempts: 1 });
    expect(connections).toBe(1);
  });

  it('is one for any other fault', async () => {
    const [result, connections] = await withServer(
      socket => void socket.end('{"id": 1,'),
      async ({ port, connections }) => [await ask(port), connections()],
    );
    expect(result).toMatchObject({ status: 'incomplete', attempts: 1 });
    expect(connections).toBe(1);
  });

  it('is one a seat in a room that is well', async () => {
    const reply = '{"id": "1", "height": 170, "weight": 60, "size": "M"}\n';
    const connections = await withServer(
      socket => void socket.end(reply),
      async ({ port, connections }) => {
        const targets = Array.from({ length: 200 }, (_, index) => ({
          seat: index + 1,
          host: `127.0.1.${index + 1}`,
          port,
        }));
        await crawl(targets);
        return connections();
      },
    );
    expect(connections).toBeLessThanOrEqual(204);
  });
});

describe('a seat that sends without end', () => {
  it.each([
    ['50 MB of blanks inside an object', flood(Buffer.alloc(65_536, ' '), Buffer.from('{'))],
    ['one long string', flood(Buffer.alloc(65_536, 'x'), Buffer.from('{"id": "'))],
  ])('is left after 4,096 bytes: %s', async (_, behave) => {
    const result = await withServer(behave, ({ port }) => ask(port));
    expect(result).toMatchObject({
      status: 'too-large',
      bytes: 4_096,
      problem: { code: 'too-large', limit: 4_096 },
    });
  });

  it('forty of them cost less than 16 MB', { timeout: 60_000 }, async () => {
    // The program itself tells its peak when it ends.
    const script = 'process.on("exit",()=>process.stderr.write("peak "+process.resourceUsage().maxRSS))';
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };
    const peak = async (port: number, status: string) => {
      const { stdout, stderr } = await run(['crawl', `127.0.0.1-40:${port}`, '--format', 'json'], { env });
      const survey = JSON.parse(stdout);
      expect(survey.counts).toEqual({ [status]: 40 });
      return Number(/peak (\d+)/.exec(stderr)?.[1]) / 1_024;
    };
    const reply = '{"id": 1}\n';
    const honest = await withServer(
      socket => void socket.end(reply),
      ({ port }) => peak(port, 'bad-record'),
    );
    const flooded = await withServer(flood(Buffer.alloc(65_536, ' ')), ({ port }) => peak(port, 'too-large'));
    expect(flooded - honest).toBeLessThan(16);
  });
});
