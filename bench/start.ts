import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { layOutRoom } from '../room/room.ts';
import { figure, type Goal, judge, printTable } from './sitting/table.ts';
import { introduce } from './sitting/tools.ts';
import { type Contender, median, takeTurns } from './sitting/turns.ts';

/**
 * How long the commands take from their start: `--help`, `serve` until it listens, `crawl` of one seat and of 40 healthy
 * ones to their end, beside a Node that does nothing.
 */
const RUNS = 15;
const PORT = 21_024;
const cli = 'dist/cli.js';
const bare: Contender<number> = { name: 'node -e 0', run: () => timeToEnd(['-e', '0']) };

interface Command extends Contender<number> {
  goal?: Goal;
}
const unnoticed: Goal = { unit: 'x', atMost: 1.4 };

const commands: Command[] = [
  { name: 'peer-survey --help', run: () => timeToEnd([cli, '--help']), goal: unnoticed },
  { name: 'peer-survey serve, until it listens', run: timeToListening, goal: unnoticed },
  {
    name: 'peer-survey crawl, 1 seat',
    run: () => timeToEnd([cli, 'crawl', `127.0.0.1:${PORT}`]),
    goal: unnoticed,
  },
  { name: 'peer-survey crawl, 40 seats', run: () => timeToEnd([cli, 'crawl', `127.0.0.1-40:${PORT}`]) },
];

introduce();
const seats = await openSeats();
const times = await takeTurns([bare, ...commands], { runs: RUNS });
seats.disconnect();

const base = median(times.get(bare.name) ?? []);
const rows = [bare, ...commands].map(({ name, goal }: Command) => {
  const ms = median(times.get(name) ?? []);
  const ratio = ms / base;
  return [name, figure(ms), figure(ratio), goal && judge(ratio, goal)];
});
printTable(`Starting: medians of ${RUNS} runs in turn`, ['program', 'ms', 'of node', 'goal'], rows);

async function openSeats(): Promise<ChildProcess> {
  const room = layOutRoom({ seats: 40, seed: 1 }, { port: PORT, oneAddress: false });
  const child = fork('dist/seats.js');
  child.send(room.map(({ fault: _, ...seat }) => seat));
  await once(child, 'message');
  return child;
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
