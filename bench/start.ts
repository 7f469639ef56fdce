import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { layOutRoom } from '../demo/room.ts';

/**
 * How long the commands take from their start: `node -e 0`, `serve` until it listens, `--help`, `crawl` of one seat and
 * of 40 healthy ones, in turn, so that the machine's moods fall on all of them. Prints medians and their ratio.
 */
const RUNS = 15;
const PORT = 21_024;
const cli = 'dist/cli.js';

const room = layOutRoom({ seats: 40, seed: 1 }, { port: PORT, oneAddress: false }).map(
  ({ host, port, student }) => ({ host, port, student }),
);
const seats = fork('dist/seats.js');
seats.send(room);
await once(seats, 'message');

const programs: Record<string, () => Promise<number>> = {
  'node -e 0': () => timeToEnd(['-e', '0']),
  'peer-survey --help': () => timeToEnd([cli, '--help']),
  'peer-survey serve, until it listens': timeToListening,
  'peer-survey crawl, 1 seat': () => timeToEnd([cli, 'crawl', `127.0.0.1:${PORT}`]),
  'peer-survey crawl, 40 seats': () => timeToEnd([cli, 'crawl', `127.0.0.1-40:${PORT}`]),
};

const times = new Map(Object.keys(programs).map(name => [name, [] as number[]]));
for (let run = -1; run < RUNS; run++) {
  for (const [name, time] of Object.entries(programs)) {
    const ms = await time();
    // The first round warms the disk's cache and is not counted.
    if (run >= 0) times.get(name)?.push(ms);
  }
}
seats.disconnect();

const base = median(times.get('node -e 0') ?? []);
console.log(
  `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}; medians of ${RUNS} runs in turn\n`,
);
for (const [name, measured] of times) {
  const ms = median(measured);
  console.log(`${name.padEnd(36)} ${ms.toFixed(0).padStart(5)} ms  ${(ms / base).toFixed(2).padStart(5)} x`);
}

function start(args: string[]): { child: ChildProcess; startedAt: number } {
  const startedAt = performance.now();
  return { child: spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] }), startedAt };
}

async function timeToEnd(args: string[]): Promise<number> {
  const { child, startedAt } = start(args);
  child.stdout?.resume();
  await once(child, 'close');
  return performance.now() - startedAt;
}

async function timeToListening(): Promise<number> {
  const record = ['--id', '1', '--height', '170', '--weight', '60', '--size', 'M'];
  const { child, startedAt } = start([cli, 'serve', '--port', String(PORT + 1), ...record]);
  if (child.stdout) await once(child.stdout, 'data');
  const ms = performance.now() - startedAt;
  child.kill('SIGINT');
  await once(child, 'close');
  return ms;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
