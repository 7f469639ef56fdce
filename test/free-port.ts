import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { CLAIMED_PORTS } from './claimed-ports.ts';

/** Below the ports that Linux (from 32768), macOS and Windows (from 49152) hand out by themselves. */
const FIRST = 12_000;
const COUNT = 20_000;

/** Each tick of the clock has its port, so that a run does not begin with those of the run before it, whose connections may linger. */
const TICK_MS = 50;

/** Keeps the ports of neighbouring ticks apart: some tests use a few from the one that they get. */
const STRIDE = 7_919;

/**
 * A port of loopback that nobody listens on. No other test of this run gets it, also when its server has ended: whoever asks
 * there once more must find nobody.
 */
export async function freePort(): Promise<number> {
  const now = Math.floor(Date.now() / TICK_MS);
  for (let tick = now; tick < now + COUNT; tick++) {
    const port = FIRST + ((tick * STRIDE) % COUNT);
    if (claims(port) && (await listensOn(port))) return port;
  }
  throw new Error('no port is free');
}

/** Whether it is ours from now on: the file is there for each port that a test of this run was given. Benches have no such folder. */
function claims(port: number): boolean {
  const folder = process.env[CLAIMED_PORTS];
  if (folder === undefined) return true;
  try {
    writeFileSync(join(folder, String(port)), '', { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function listensOn(port: number): Promise<boolean> {
  const server = createServer();
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
