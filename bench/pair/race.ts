import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type Contender, median, takeTurns } from '../sitting/turns.ts';

/** A contender that takes longer for one run is stopped. */
export const LIMIT_MS = 120_000;

export const RUNS = 5;

/** A program that prints a line when it is ready, and for each line of input its milliseconds, distance and peak. */
export interface Racer {
  name: string;
  command: readonly [string, ...string[]];
}

export interface Measured {
  ms: number;
  distance: number;
  /** Megabytes; NaN from a racer that does not say. */
  peakMb: number;
}

/** The runs of a racer, or that it was over the limit. */
export type Outcome = Measured[] | 'over';

/**
 * Lets racers find the least distance among `count` students of a file, in turn, each in a process of its own.
 * @throws Error if they find different distances.
 */
export async function race(
  racers: readonly Racer[],
  { path, count }: { path: string; count: number },
): Promise<Map<string, Outcome>> {
  const started = await Promise.all(racers.map(racer => start(racer, `${path} ${count}`)));
  const turns = await takeTurns(started, { runs: RUNS, warmUps: warmUpsFor(count) });
  for (const { stop } of started) stop();
  const outcomes = [...turns].map(([name, runs]): [string, Outcome] => {
    const measured = runs.filter(run => run !== undefined);
    return [name, measured.length < runs.length ? 'over' : measured];
  });
  agree(outcomes.flatMap(([, runs]) => (runs === 'over' ? [] : runs)));
  return new Map(outcomes);
}

/** How many runs warm up compilers and caches; a run with a million students needs none. */
function warmUpsFor(count: number): number {
  if (count <= 1e4) return 10;
  return count <= 1e5 ? 3 : 0;
}

/** Lets a racer do one task in a process that did nothing before. */
export async function ask(racer: Racer, task: string): Promise<Measured> {
  const { run, stop } = await start(racer, task);
  const measured = await run();
  stop();
  if (!measured) throw new Error(`${racer.name} took over ${LIMIT_MS} ms`);
  return measured;
}

interface Started extends Contender<Measured | undefined> {
  stop(): void;
}

async function start({ name, command: [file, ...args] }: Racer, task: string): Promise<Started> {
  const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  await lines.next();
  let isStopped = false;
  const stop = () => {
    isStopped = true;
    child.kill('SIGKILL');
  };
  const run = async () => {
    if (isStopped) return undefined;
    const timer = setTimeout(stop, LIMIT_MS);
    child.stdin.write(`${task}\n`);
    const { value, done } = await lines.next();
    clearTimeout(timer);
    if (done && !isStopped) throw new Error(`${name} ended before it had an answer`);
    if (done) return undefined;
    const [ms = Number.NaN, distance = Number.NaN, peakMb = Number.NaN] = value.split(' ').map(Number);
    return { ms, distance, peakMb };
  };
  return { name, run, stop };
}

function agree(runs: readonly Measured[]): void {
  const distances = runs.map(({ distance }) => distance);
  const [first = 0] = distances;
  // The peers scale coordinates beforehand, and are off by some of the last bits.
  if (distances.every(distance => Math.abs(distance - first) <= 1e-6 * first + 1e-12)) return;
  throw new Error(`they disagree: ${[...new Set(distances)].join(', ')}`);
}

/** The median time of a racer; NaN if it was stopped. */
export function medianOf(outcome: Outcome | undefined): number {
  return median(runsOf(outcome).map(({ ms }) => ms));
}

/** The peak memory of a racer, in megabytes. */
export function peakOf(outcome: Outcome | undefined): number {
  return Math.max(...runsOf(outcome).map(({ peakMb }) => peakMb));
}

function runsOf(outcome: Outcome | undefined): Measured[] {
  return outcome === undefined || outcome === 'over' ? [] : outcome;
}
