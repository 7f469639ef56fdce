import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { adversaries, kinds, writeColumns, writeCsv } from './pair-data.ts';

/**
 * The closest pair among a thousand to ten million students, beside scipy's cKDTree with both its threads and
 * scikit-learn's KDTree: from columns in memory to the least distance, each contender in a process of its own, in turn.
 * Ours also counts all ties and lists the first hundred; all of them have to find the same distance.
 */
const RUNS = 5;

/** A contender that takes longer is stopped, and not asked again about larger data of this kind. */
const LIMIT_MS = 120_000;

const sizes = (process.argv[2] ?? '1e3,1e4,1e5,1e6,1e7').split(',').map(Number);

/** Debian's Python has the packages; another one in the PATH would not. */
const PYTHON = '/usr/bin/python3';

interface Contender {
  name: string;
  command: [string, ...string[]];
}
const ours: Contender = { name: 'peer-survey', command: [process.execPath, '.bench/ours.js'] };
const peers: Contender[] = [
  { name: 'cKDTree', command: [PYTHON, 'bench/peers/kdtree.py', 'scipy'] },
  { name: 'sklearn', command: [PYTHON, 'bench/peers/kdtree.py', 'sklearn'] },
];

interface Measured {
  ms: number;
  distance: number;
  peakMb: number;
}

const folder = mkdtempSync(join(tmpdir(), 'peer-survey-bench-'));
try {
  await measureAll();
} finally {
  rmSync(folder, { recursive: true });
}

async function measureAll(): Promise<void> {
  const here = peers.filter(({ name }) => isInstalled(name === 'cKDTree' ? 'scipy' : 'sklearn'));
  console.log(
    `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}, ${new Date().toISOString().slice(0, 10)}`,
  );
  console.log(
    `Medians of ${RUNS} runs in turn, ms; in brackets how many times as long as ours; peak memory of ours, MB\n`,
  );
  for (const [kind, draw] of Object.entries(kinds)) {
    console.log(
      `${kind.padEnd(22)} ${'peer-survey'.padStart(12)}${here.map(({ name }) => name.padStart(20)).join('')}${'peak MB'.padStart(10)}`,
    );
    const medians = new Map<number, number>();
    let left = here;
    for (const size of sizes) {
      const path = join(folder, 'columns');
      writeColumns(path, draw, size);
      const results = await race([ours, ...left], path, size);
      const own = median(results.get(ours.name) ?? []);
      medians.set(size, own);
      const cells = here.map(peer => {
        const runs = results.get(peer.name);
        if (!runs) return '-';
        return runs.length === 0
          ? `over ${LIMIT_MS}`
          : `${median(runs).toFixed(1)} (${(median(runs) / own).toFixed(1)})`;
      });
      const peak = Math.max(...(results.get(ours.name) ?? []).map(({ peakMb }) => peakMb));
      console.log(
        `${String(size).padStart(22)} ${own.toFixed(1).padStart(12)}${cells.map(cell => cell.padStart(20)).join('')}${peak.toFixed(0).padStart(10)}`,
      );
      left = left.filter(({ name }) => results.get(name)?.length !== 0);
    }
    sayGrowth(medians);
  }
  await measureAdversaries();
  await measureReading();
}

/** Lets the contenders run in turn, `RUNS` times each; none for one that was stopped for its time. */
async function race(contenders: Contender[], path: string, size: number): Promise<Map<string, Measured[]>> {
  const racers = await Promise.all(contenders.map(start));
  const results = new Map(contenders.map(({ name }) => [name, [] as Measured[]]));
  // Compilers and caches warm up on small data; ten million warm up by themselves.
  const warmUps = size <= 1e5 ? 3 : 0;
  for (let run = -warmUps; run < RUNS; run++) {
    for (const racer of racers) {
      if (racer.isStopped()) continue;
      const measured = await racer.ask(`${path} ${size}`);
      if (!measured) results.set(racer.name, []);
      else if (run >= 0) results.get(racer.name)?.push(measured);
    }
  }
  for (const racer of racers) racer.stop();
  const least = [...results.values()].flatMap(runs => runs.map(({ distance }) => distance));
  const [first = 0] = least;
  if (least.some(distance => Math.abs(distance - first) > 1e-6 * first + 1e-12))
    throw new Error(`they disagree: ${least}`);
  return results;
}

interface Racer {
  name: string;
  /** Undefined where it took too long, and was stopped. */
  ask(line: string): Promise<Measured | undefined>;
  isStopped(): boolean;
  stop(): void;
}

async function start({ name, command: [file, ...args] }: Contender): Promise<Racer> {
  const child: ChildProcessWithoutNullStreams = spawn(file, args);
  child.stderr.pipe(process.stderr);
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  await lines.next();
  let isStopped = false;
  const stop = () => {
    isStopped = true;
    child.kill('SIGKILL');
  };
  const ask = async (line: string) => {
    const timer = setTimeout(stop, LIMIT_MS);
    child.stdin.write(`${line}\n`);
    const { value, done } = await lines.next();
    clearTimeout(timer);
    if (done) return undefined;
    const [ms = 0, distance = 0, peakMb = 0] = value.split(' ').map(Number);
    return { ms, distance, peakMb };
  };
  return { name, ask, isStopped: () => isStopped, stop };
}

/** How many times as long the largest takes as one of 1e5, beside what n log n would make of it. */
function sayGrowth(medians: Map<number, number>): void {
  const [small, large] = [1e5, Math.max(...medians.keys())];
  const [before, after] = [medians.get(small), medians.get(large)];
  if (before === undefined || after === undefined || large <= small) return;
  const expected = (large * Math.log(large)) / (small * Math.log(small));
  const grown = after / before;
  console.log(
    `${''.padEnd(22)} from 1e5 on ${grown.toFixed(0)} times as long, ${(grown / expected).toFixed(2)} of n log n\n`,
  );
}

/** What is drawn to be slow, beside even data of the same size. */
async function measureAdversaries(): Promise<void> {
  console.log('Adversaries, peer-survey alone, ms');
  const table = { 'doubles in all three': kinds['doubles in all three'], ...adversaries };
  for (const [name, draw] of Object.entries(table)) {
    const medians = new Map<number, number>();
    for (const size of sizes.filter(size => size >= 1e5)) {
      const path = join(folder, 'columns');
      writeColumns(path, draw, size);
      medians.set(size, median((await race([ours], path, size)).get(ours.name) ?? []));
    }
    const cells = [...medians].map(([size, ms]) => `${size.toExponential(0)}: ${ms.toFixed(0)}`.padStart(14));
    console.log(`${name.padEnd(24)}${cells.join('')}`);
    sayGrowth(medians);
  }
}

/** What reading a CSV file costs, in time and, with its ids of eleven bytes, in memory over that of an empty one. */
async function measureReading(): Promise<void> {
  console.log('\nReading CSV with one decimal: ms, bytes a student at the peak, those of the id included');
  const path = join(folder, 'answers.csv');
  let empty = 0;
  for (const size of [1, ...sizes.filter(size => size >= 1e5)]) {
    writeCsv(path, kinds['one decimal'], size);
    const runs: Measured[] = [];
    for (let run = 0; run < RUNS; run++) {
      const racer = await start(ours);
      const measured = await racer.ask(`csv ${path}`);
      racer.stop();
      if (measured) runs.push(measured);
    }
    const peak = Math.min(...runs.map(({ peakMb }) => peakMb));
    if (size === 1) empty = peak;
    else
      console.log(
        `${String(size).padStart(22)} ${median(runs).toFixed(0).padStart(12)}${(((peak - empty) * 2 ** 20) / size).toFixed(0).padStart(8)}`,
      );
  }
}

function isInstalled(module: string): boolean {
  const found = spawnSync(PYTHON, ['-c', `import ${module}; print(${module}.__version__)`], {
    encoding: 'utf8',
  });
  if (found.status === 0) console.log(`${module} ${found.stdout.trim()}`);
  else
    console.log(
      `${module} is missing (apt-get install python3-scipy python3-sklearn); its column is left out`,
    );
  return found.status === 0;
}

function median(runs: readonly Measured[]): number {
  const sorted = runs.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
