import dns from 'node:dns';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { describeWithPython, withPython } from '../fixtures/python.ts';
import { anyMs, between, crawl, json, says, student } from './rows.ts';

const host = '127.0.0.1';

/** Without any network a seat that cannot be reached is our own trouble. */
const hasNetwork = Object.values(networkInterfaces())
  .flatMap(list => list ?? [])
  .some(({ family, internal }) => family === 'IPv4' && !internal);
const unheard = { notes: [], bytes: 0, totalMs: anyMs };
const neverAsked = { ...unheard, status: 'cancelled', problem: { code: 'cancelled' }, attempts: 0 };

describe('a seat without a connection', () => {
  it('is refused if no server listens', async () => {
    const server = createServer();
    const port = await listen(server);
    await new Promise(resolve => server.close(resolve));
    const [result] = await crawl([{ seat: 1, host, port }]);
    const problem = { code: 'refused', afterMs: anyMs };
    expect(result).toEqual({ ...unheard, seat: 1, host, port, status: 'refused', problem, attempts: 1 });
  });

  it.skipIf(!hasNetwork)('is unreachable where no way leads to it', async () => {
    // TCP cannot connect to a broadcast or multicast address: the kernel refuses, and sends nothing.
    const hosts = ['255.255.255.255', '224.0.0.1'];
    const results = await crawl(hosts.map((host, index) => ({ seat: index + 1, host, port: 1024 })));
    const problem = { code: 'unreachable', afterMs: anyMs };
    for (const result of results) expect(result).toMatchObject({ status: 'unreachable', problem });
  });

  it('is unreachable, and said to be a name, where nothing has that name', async () => {
    // A label of 64 letters is one too long for the DNS, so no name server is asked.
    const [result] = await crawl([{ seat: 1, host: `${'a'.repeat(64)}.invalid`, port: 1024 }]);
    expect(result).toMatchObject({ ...unheard, status: 'unreachable', problem: { code: 'unknown-name' } });
  });
});

describeWithPython('a seat that is silent to each SYN', () => {
  // Elsewhere than on Linux a full queue is not met with silence.
  const onLinux = it.skipIf(process.platform !== 'linux');

  onLinux('has timed out after several attempts, and no more than it may cost', async () => {
    const [result] = await withPython([['full_backlog']], servers =>
      crawl(servers.map(({ port }) => ({ seat: 1, host, port }))),
    );
    const problem = { code: 'no-connection', afterMs: between(300, 3_000) };
    expect(result).toMatchObject({ ...unheard, status: 'timeout', problem, attempts: between(2, 5) });
    expect(result).not.toHaveProperty('connectMs');
  });

  onLinux('costs one attempt where the server is fragile', async () => {
    const [result] = await withPython([['full_backlog']], servers =>
      crawl(
        servers.map(({ port }) => ({ seat: 1, host, port })),
        { attempts: 1, timeoutMs: 400 },
      ),
    );
    expect(result).toMatchObject({
      status: 'timeout',
      attempts: 1,
      problem: { afterMs: between(390, 1_000) },
    });
  });
});

describeWithPython('a seat that ends its connection without a byte', () => {
  it('is asked once more, as one that is silent is not', async () => {
    const servers = [['hangs_up'], ['slams_the_door'], ['mute']] as const;
    const ask = (attempts: number) =>
      withPython(servers, started =>
        crawl(
          started.map(({ port }, index) => ({ seat: index + 1, host, port })),
          { attempts },
        ),
      );
    expect((await ask(4)).map(result => result.attempts)).toEqual([2, 2, 1]);
    expect((await ask(1)).map(result => result.attempts)).toEqual([1, 1, 1]);
  });
});

describe('a crawl that is cancelled', () => {
  it('has a result for each seat: those it heard, the one it was asking, those it did not come to', async () => {
    const controller = new AbortController();
    const answers = [`${json}\n`, '{"id": "20'];
    const server = createServer(socket => {
      const answer = answers.shift() ?? '';
      socket.once('data', () => socket.write(answer));
      // The second is cut short: its bytes are there when the operator gives up.
      if (answers.length === 0) socket.once('data', () => setImmediate(() => controller.abort()));
      socket.on('error', () => {});
    });
    const port = await listen(server);
    const targets = [1, 2, 3, 4].map(seat => ({ seat, host, port }));
    const results = await crawl(targets, { concurrency: 1 }, controller.signal);
    expect(results.map(result => result.status)).toEqual(['ok', 'cancelled', 'cancelled', 'cancelled']);
    expect(results[0]?.student).toEqual(student);
    expect(results[1]).toMatchObject({ problem: { code: 'cancelled' }, attempts: 1, notes: [] });
    expect(results[3]).toEqual({ ...neverAsked, seat: 4, host, port });
  });

  it('before it began has asked nobody', async () => {
    const server = createServer();
    const connection = vi.fn();
    const port = await listen(server.on('connection', connection));
    const targets = [{ seat: 1, host, port, name: 'by the door' }];
    const results = await crawl(targets, {}, AbortSignal.abort());
    expect(results).toEqual([{ ...neverAsked, seat: 1, host, port, name: 'by the door' }]);
    expect(connection).not.toHaveBeenCalled();
  });
});

describeWithPython('a fault of our own', () => {
  it('is the result of that seat, and costs no other', async () => {
    const uncaught = vi.fn();
    process.on('uncaughtExceptionMonitor', uncaught);
    onTestFinished(() => {
      process.off('uncaughtExceptionMonitor', uncaught);
    });
    // No port has this number, and no list of targets either: opening the socket throws.
    const broken = { seat: 2, host, port: 70_000 };
    const results = await withPython([says(json), ['mute']], ([first, last]) =>
      crawl([
        { seat: 1, host, port: first?.port ?? 0 },
        broken,
        // Silent to its deadline: the time in which what is left of the broken seat would show.
        { seat: 3, host, port: last?.port ?? 0 },
      ]),
    );
    expect(results.map(result => result.status)).toEqual(['ok', 'internal-error', 'silent']);
    const problem = { code: 'internal-error', text: expect.stringContaining('70000') };
    expect(results[1]).toEqual({ ...unheard, ...broken, status: 'internal-error', problem, attempts: 0 });
    expect(uncaught).not.toHaveBeenCalled();
  });
});

async function listen(server: Server): Promise<number> {
  onTestFinished(() => {
    server.close();
  });
  await once(server.listen(0, host), 'listening');
  const address = server.address();
  return typeof address === 'object' ? (address?.port ?? 0) : 0;
}

/** As dns.lookup() for a name that has an address of each family. */
function twoAddresses(
  _name: string,
  { all }: { all?: boolean },
  done: (error: null, found: string | dns.LookupAddress[], family?: number) => void,
): void {
  const found = [
    { address: '::1', family: 6 },
    { address: host, family: 4 },
  ];
  if (all) done(null, found);
  else done(null, '::1', 6);
}

type Lookup = Parameters<typeof twoAddresses>;

describe('a name', () => {
  it('is tried at all its addresses, and the result says which of them answered', async () => {
    const server = createServer(socket => void socket.end(json).on('error', () => {}));
    const port = await listen(server);
    // As on Windows and macOS: localhost is ::1 first, where there is no server.
    const lookUp = vi.spyOn(dns, 'lookup').mockImplementation(twoAddresses as typeof dns.lookup);
    onTestFinished(() => lookUp.mockRestore());
    const [result] = await crawl([{ seat: 1, host: 'localhost', port, name: 'by the door' }]);
    expect(result).toMatchObject({ status: 'ok', host: 'localhost', address: host, name: 'by the door' });
  });

  it('that a name server is slow to tell costs its seat nothing', async () => {
    const server = createServer(socket => void socket.end(json).on('error', () => {}));
    const port = await listen(server);
    const settings = { attempts: 1, timeoutMs: 400 };
    let asked = 0;
    const lookUp = vi.spyOn(dns, 'lookup').mockImplementation(((...[name, options, done]: Lookup) => {
      asked++;
      setTimeout(() => twoAddresses(name, options, done), 2 * settings.timeoutMs);
    }) as typeof dns.lookup);
    onTestFinished(() => lookUp.mockRestore());
    const results = await crawl(
      [1, 2].map(seat => ({ seat, host: 'pc7.local', port })),
      settings,
    );
    for (const result of results) expect(result).toMatchObject({ status: 'ok', totalMs: between(0, 400) });
    expect(asked).toBe(1);
  });

  it('that cannot be looked up is our own trouble, however late that is known', async () => {
    const lookUp = vi.spyOn(dns, 'lookup').mockImplementation(((...[, , done]: Lookup) => {
      const error = Object.assign(new Error('no answer'), { code: 'EAI_AGAIN' });
      setTimeout(() => Reflect.apply(done, undefined, [error]), 800);
    }) as typeof dns.lookup);
    onTestFinished(() => lookUp.mockRestore());
    const targets = [{ seat: 1, host: 'pc7.local', port: 1024 }];
    const [result] = await crawl(targets, { attempts: 1, timeoutMs: 400 });
    const problem = { code: 'own-trouble', trouble: 'names' };
    expect(result).toMatchObject({ status: 'cancelled', problem });
  });
});
