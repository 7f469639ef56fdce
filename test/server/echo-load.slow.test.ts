import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Running } from '../binary.ts';
import { describeWithPython } from '../fixtures/python.ts';
import { python, type Served, startServe } from '../tutorial.ts';
import { type Client, dial } from './tutorial.ts';

const CLIENTS = 1_000;
const MESSAGES = 100;

/** A second round of the same clients needs no more than the first, but for what a garbage collector leaves lying. */
const FLAT_KB = 32 * 1_024;

/** What twenty floods may leave lying: each pours 64 KiB at a time for five seconds, some GB where nothing stops it. */
const FLOODED_KB = 128 * 1_024;

const FLOODERS = 20;

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
  it('leaves the other clients their answers, grows no memory, and ends in a lost connection', {
    timeout: 120_000,
  }, async () => {
    const flooded = await startEcho();
    const polite = await dial(flooded.port);
    await chat(polite, 0);
    const before = residentKb(flooded.program);

    const floods = python('flooding_clients', flooded.port).done;
    const over = floods.then(() => 'over' as const);
    let highest = before;
    for (let state: 'over' | undefined; state === undefined; ) {
      await exchange(polite, 'still there?');
      highest = Math.max(highest, residentKb(flooded.program));
      state = await Promise.race([over, nextTurn()]);
    }
    expect((await floods).stdout).toBe('thrown out\n'.repeat(FLOODERS));
    await flooded.program.waitFor(/dropped, not reading its answers/);
    expect(highest - before).toBeLessThan(FLOODED_KB);
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
