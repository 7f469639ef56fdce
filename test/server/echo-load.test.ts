import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Running } from '../binary.ts';
import { describeWithPython } from '../fixtures/python.ts';
import { python, type Served, startServe } from '../tutorial.ts';
import { type Client, dial, makeExercise, serve } from './tutorial.ts';

const CLIENTS = 1_000;
const MESSAGES = 100;

/** A second round of the same clients needs no more than the first, but for what a garbage collector leaves lying. */
const FLAT_KB = 32 * 1_024;

/** What twenty floods may leave lying: each pours 64 KiB at a time for five seconds, some GB where nothing stops it. */
const FLOODED_KB = 128 * 1_024;

const FLOODERS = 20;
const DELAY_MS = 50;
const LETTER_A = 0x61;

// The server is a process of its own, so that its memory and its delays are not those of the clients.
describe.skipIf(process.platform !== 'linux')('echo under load', () => {
  it('answers a thousand clients at once, a hundred messages each, and keeps no memory of them', async () => {
    const { program, port } = await startEcho();
    const round = async () => {
      const clients = await Promise.all(Array.from({ length: CLIENTS }, () => dial(port)));
      await Promise.all(clients.map(chat));
      for (const { socket } of clients) socket.destroy();
      return residentKb(program);
    };
    const first = await round();
    const second = await round();
    expect(second - first).toBeLessThan(FLAT_KB);
  }, 120_000);
});

describeWithPython('a flood of bytes', () => {
  // Whatever else holds up this machine delays one round or another; what the server does is there in each.
  it('delays the other clients by less than 50 ms, grows no memory, and ends in a lost connection', {
    timeout: 60_000,
    retry: 2,
  }, async () => {
    const [flooded, quiet] = [await startEcho(), await startEcho()];
    const [polite, control] = [await dial(flooded.port), await dial(quiet.port)];
    await Promise.all([chat(polite, 0), chat(control, 0)]);
    const before = residentKb(flooded.program);

    const floods = python('flooding_clients', flooded.port).done;
    const over = floods.then(() => 'over' as const);
    let [delay, highest] = [0, before];
    for (let state: 'over' | undefined; state === undefined; ) {
      const [ms, usual] = await Promise.all([timeExchange(polite), timeExchange(control)]);
      delay = Math.max(delay, ms - usual);
      highest = Math.max(highest, residentKb(flooded.program));
      state = await Promise.race([over, nextTurn()]);
    }
    expect((await floods).stdout).toBe('thrown out\n'.repeat(FLOODERS));
    await flooded.program.waitFor(/dropped, having read none/);
    expect(highest - before).toBeLessThan(FLOODED_KB);
    expect(delay).toBeLessThan(DELAY_MS);
  });
});

describe('a client that does not read', () => {
  it('is not read from, and let go when its patience limit is over', async () => {
    const echo = await makeExercise('echo');
    const server = await serve({ ...echo, limits: { ...echo.limits, unreadMs: 100 } });
    const dropped = server.event('left');
    await flood(server.port);
    expect(await dropped).toMatchObject({ why: 'unread' });
  });

  it('is kept when it begins to read in time, and gets every byte', async () => {
    const server = await serve(await makeExercise('echo'));
    const socket = connect({ host: '127.0.0.1', port: server.port });
    // Too much for all buffers on the way: the server has to stop reading, and to go on.
    const sent = 12 * 1_024 * 1_024;
    socket.end(Buffer.alloc(sent, 'a'));
    let heard = 0;
    for await (const chunk of socket) for (const byte of chunk) if (byte === LETTER_A) heard++;
    expect(heard).toBe(sent);
  });
});

async function chat(client: Client, index: number): Promise<void> {
  for (let sent = 0; sent < MESSAGES; sent++) await exchange(client, `client ${index}, message ${sent}`);
}

async function exchange(client: Client, message: string): Promise<void> {
  client.send(message);
  const answer = await client.hear(Buffer.byteLength(message) + 'echo '.length);
  // Two hundred thousand times: a plain comparison, where expect() would take longer than the server.
  if (answer !== `echo ${message}`) throw new Error(`"${answer}" answers "${message}"`);
}

async function timeExchange(client: Client): Promise<number> {
  const askedAt = performance.now();
  await exchange(client, 'still there?');
  return performance.now() - askedAt;
}

/** Sends as fast as it can and reads nothing, until it is thrown out; resolves with the ms that took. */
function flood(port: number): Promise<number> {
  const chunk = Buffer.alloc(65_536, 'a');
  const startedAt = performance.now();
  return new Promise(resolve => {
    const socket = connect({ host: '127.0.0.1', port });
    onTestFinished(() => void socket.destroy());
    const pour = () => {
      while (!socket.destroyed && socket.write(chunk));
    };
    socket.pause();
    socket.on('connect', pour);
    socket.on('drain', pour);
    socket.on('error', () => {});
    socket.once('close', () => resolve(performance.now() - startedAt));
  });
}

async function startEcho(): Promise<Served> {
  return startServe(['--as', 'echo'], { timeoutMs: 110_000 });
}

function nextTurn(): Promise<undefined> {
  return new Promise(resolve => setImmediate(resolve, undefined));
}

function residentKb({ pid }: Running): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes);
}
