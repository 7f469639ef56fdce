import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { ROOM_PROCESS } from '../room/process.ts';
import { layOutRoom } from '../room/room.ts';
import { type Build, builds } from './sitting/before.ts';
import { figure, type Goal, judge, printTable } from './sitting/table.ts';
import { introduce, tools } from './sitting/tools.ts';
import { type Contender, median, takeTurns } from './sitting/turns.ts';

/** How long the commands take from their start to their end, `serve` until it listens, beside Node alone and nmap. */
const RUNS = 15;
const PORT = 21_024;
const ONE_SEAT = 'crawl, 1 seat';
const NMAP = 'nmap -sT of that seat, with a script that asks';
const SOONER: Goal = { unit: "x nmap's time", atMost: 1 };

const here = introduce(['nmap']);
const { now, before } = builds();
const seats = await openSeats();
const times = await takeTurns(contenders(), { runs: RUNS });
seats.disconnect();

const ms = (name: string) => median(times.get(name) ?? []);
const rows = [...times.keys()].map(name => [
  name,
  figure(ms(name)),
  name === label(now, ONE_SEAT) ? judge(ms(name) / ms(NMAP), SOONER) : '',
]);
printTable(`Starting: medians of ${RUNS} runs in turn`, ['program', 'ms', 'goal'], rows);

function contenders(): Contender<number>[] {
  const bare = { name: 'node -e 0', run: () => timeToEnd([process.execPath, '-e', '0']) };
  const nmap = {
    name: NMAP,
    run: () =>
      timeToEnd([
        ...[tools.nmap.command, '-n', '-sT', '-p', String(PORT)],
        ...['--script', 'bench/peers/get.nse', '127.0.0.1'],
      ]),
  };
  return [
    bare,
    ...commandsOf(now),
    ...(before ? commandsOf(before) : []),
    ...(here.has('nmap') ? [nmap] : []),
  ];
}

function commandsOf(build: Build): Contender<number>[] {
  const run = (...words: string[]) => timeToEnd([process.execPath, build.cli, ...words]);
  return [
    { name: label(build, '--help'), run: () => run('--help') },
    { name: label(build, 'serve, until it listens'), run: () => timeToListening(build) },
    { name: label(build, ONE_SEAT), run: () => run('crawl', `127.0.0.1:${PORT}`) },
    { name: label(build, 'crawl, 40 seats'), run: () => run('crawl', `127.0.0.1-40:${PORT}`) },
  ];
}

function label(build: Build, what: string): string {
  return `${build.name}: ${what}`;
}

async function openSeats(): Promise<ChildProcess> {
  const room = layOutRoom({ seats: 40, seed: 1 }, { port: PORT, oneAddress: false });
  const child = fork('dist/cli.js', [ROOM_PROCESS]);
  child.send(room.map(seat => ({ ...seat, behaviour: 'right' })));
  await once(child, 'message');
  return child;
}

async function timeToEnd([command = '', ...words]: string[]): Promise<number> {
  const startedAt = performance.now();
  const child = spawn(command, words, { stdio: ['ignore', 'pipe', 'ignore'] });
  child.stdout.resume();
  await once(child, 'close');
  return performance.now() - startedAt;
}

async function timeToListening({ cli }: Build): Promise<number> {
  const record = ['--id', '1', '--height', '170', '--weight', '60', '--size', 'M'];
  const startedAt = performance.now();
  const child = spawn(process.execPath, [cli, 'serve', '--port', String(PORT + 1), ...record], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(child.stdout, 'data');
  const ms = performance.now() - startedAt;
  child.kill('SIGINT');
  await once(child, 'close');
  return ms;
}
