import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, onTestFinished } from 'vitest';
import { info } from '../../server/exercises/info.ts';
import { describeWithPython } from '../fixtures/python.ts';
import { ask, connect } from './client.ts';
import { goodClient } from './good-client.ts';
import { openSockets, residentMegabytes, settle } from './process.ts';
import { pythonCommand, startPython } from './python-client.ts';
import { folder, here, serveBinary, who } from './serve-binary.ts';
import { reply, serve, student } from './serving.ts';

// The crowd needs epoll and sources in 127/8, and what it leaves behind is read from /proc.
const describeOnLinux = process.platform === 'linux' ? describeWithPython : describe.skip;

const patient = { timeout: 120_000 };

describeOnLinux(
  'a good client gets every answer, and nothing stays afterwards, beside a crowd',
  patient,
  () => {
    it.each([
      ['says nothing', 'says-nothing'],
      ['sends a byte a second', 'trickles'],
      ['never reads', 'never-reads'],
    ])('of 1,000 that %s', async (_, vice) => {
      await withstand({ count: 1_000, vice, sources: [] });
    });

    it.each([
      ['sends white space without an end', 'floods'],
      ['sends without an end after its get', 'pours'],
    ])('of 128 from two other computers that %s', async (_, vice) => {
      await withstand({ count: 128, vice, sources: ['127.0.0.2', '127.0.0.3'] });
    });

    it('of 50 from other computers that reset as soon as they are connected, and come again', async () => {
      await withstand({ count: 50, vice: 'resets', sources: others });
    });

    it('of 300 from other computers that come again at once, of which the log says so once in a second', async () => {
      const log = await withstand({ count: 300, vice: 'says-nothing', sources: others });
      const dropped = [...log.matchAll(/(\d+) connections dropped/g)].map(([, count]) => Number(count));
      expect(dropped.length).toBeGreaterThanOrEqual(1);
      expect(Math.max(...dropped)).toBeGreaterThan(100);
    });
  },
);

describeOnLinux('memory', patient, () => {
  it('is given back by a crowd of 1,000', async () => {
    const server = await serve({ limits: info(student).limits });
    const crowd = async () => {
      await annoy(neverReads(server.port), () => goodClient(server.port, reply));
      expect(await settle(openHere, 0)).toBe(0);
      server.events.length = 0;
      return usedHeapMegabytes();
    };
    const first = await crowd();
    await crowd();
    expect((await crowd()) - first).toBeLessThan(2);
  });

  it('of the whole process levels off', async () => {
    const { program, port } = await serveBinary([...who, ...here]);
    for (let crowds = 0; crowds < 2; crowds++) {
      await annoy(neverReads(port), () => goodClient(port, reply));
    }
    const before = residentMegabytes(program.pid);
    await annoy(neverReads(port), () => goodClient(port, reply));
    expect(residentMegabytes(program.pid) - before).toBeLessThan(32);
    expect((await ask({ port }, 'get')).text).toBe(reply);
  });
});

describeOnLinux('a server', patient, () => {
  it('answers again after it has run out of file descriptors', async () => {
    const before = ['bash', '-c', 'ulimit -n 64; exec "$@"', 'bash'];
    const { program, port } = await serveBinary([...who, ...here], { before });
    const idle = openSockets(program.pid);
    const crowd = await Promise.all(Array.from({ length: 200 }, () => connect({ port })));
    // It has taken all descriptors it could get; about 40 of the 64 were already in use.
    const taken = () => Math.min(openSockets(program.pid) - idle, 20);
    expect(await settle(taken, 20)).toBe(20);
    for (const socket of crowd) socket.destroy();
    expect((await ask({ port }, 'get')).text).toBe(reply);
    expect(await settle(() => openSockets(program.pid), idle)).toBe(idle);
  });

  it('answers while nobody reads its log', async () => {
    const { program, port } = await serveBinary([...who, ...here]);
    program.stopReading('stderr');
    // Some 400 KB of log: more than a pipe holds.
    const request = 'x'.repeat(64);
    for (let visits = 0; visits < 4_000; visits++) {
      expect([visits, (await ask({ port }, request)).text]).toEqual([
        visits,
        expect.stringContaining('error'),
      ]);
    }
    expect((await ask({ port }, 'get')).text).toBe(reply);
  });

  it('answers while its terminal is stopped with Ctrl-S', async () => {
    const before = pythonCommand('on_a_terminal.py');
    const { program, port } = await serveBinary([...who, ...here], { before });
    expect((await ask({ port }, 'get')).text).toBe(reply);
    await program.waitFor(/asked/);
    program.write('\x13');
    for (let visits = 0; visits < 5; visits++) expect((await ask({ port }, 'get')).text).toBe(reply);
    program.write('\x03');
    expect((await program.done).code).toBe(0);
  });
});

const others = ['127.0.0.2', '127.0.0.3', '127.0.0.4', '127.0.0.5'];

interface Crowd {
  count: number;
  vice: string;
  /** Where it comes from; empty for this computer, which is exempt from the limits. */
  sources: readonly string[];
}

const neverReads = (port: number) => ({ port, count: 1_000, vice: 'never-reads', sources: [] });

/** Sees that a good client gets its answers beside the crowd, and that nothing is left of the crowd. Returns the log. */
async function withstand(crowd: Crowd): Promise<string> {
  const limitLoopback = crowd.sources.length > 0;
  const cwd = folder({ 'lab.config.json': JSON.stringify({ server: { limitLoopback } }) });
  const { program, port } = await serveBinary([...who, ...here], { cwd, timeoutMs: 110_000 });
  const idle = openSockets(program.pid);
  const { unanswered } = await annoy({ port, ...crowd }, () => goodClient(port, reply));
  expect(unanswered).toBe(0);
  expect(await settle(() => openSockets(program.pid), idle)).toBe(idle);
  expect((await ask({ port }, 'get')).text).toBe(reply);
  return program.said().stderr;
}

/** Sends a crowd of clients to a server while something else runs, and returns the result of that. */
async function annoy<Done>(
  { port, count, vice, sources }: Crowd & { port: number },
  meanwhile: () => Promise<Done>,
): Promise<Done> {
  const crowd = startPython('crowd.py', '127.0.0.1', port, count, vice, ...sources);
  onTestFinished(() => crowd.kill('SIGKILL'));
  await crowd.waitFor(/ready/);
  const done = await meanwhile();
  crowd.endInput();
  const { code, stdout } = await crowd.done;
  expect(code).toBe(0);
  // For each that the server let go another came: the deadlines have passed at least for some of the crowd.
  expect(Number(/\d+/.exec(stdout)?.[0])).toBeGreaterThan(count);
  return done;
}

/** Connections of this process, of either end. */
function openHere(): number {
  return process.getActiveResourcesInfo().filter(kind => kind === 'TCPSocketWrap').length;
}

/** After a full collection; the flag can be set in a running process, and makes `gc` in a new context. */
function usedHeapMegabytes(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
