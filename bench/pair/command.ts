import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { figure, printTable } from '../sitting/table.ts';
import { type Contender, median, takeTurns } from '../sitting/turns.ts';
import { type Draw, kinds, type Order, writeCsv } from './data.ts';
import { ask, type Racer, RUNS } from './race.ts';

interface Run {
  ms: number;
  peakMb: number;
}

/** With student numbers in mixed order, finding duplicates is more work. */
const files = {
  integers: { draw: kinds.integers, order: 'ascending' },
  'integers, ids mixed': { draw: kinds.integers, order: 'mixed' },
  'one decimal': { draw: kinds['one decimal'], order: 'ascending' },
  continuous: { draw: kinds.continuous, order: 'ascending' },
} satisfies Record<string, File>;

interface File {
  draw: Draw;
  order: Order;
}

/**
 * What a CSV file costs: reading it, in a process that does nothing else, and the command itself from its start to its
 * end. Memory is what a student adds to the peak of a process that read one.
 */
export async function measureCommand(
  { folder, reader }: { folder: string; reader: Racer },
  sizes: readonly number[],
): Promise<void> {
  const rows: (string | undefined)[][] = [];
  for (const [name, file] of Object.entries(files)) {
    const path = join(folder, 'answers.csv');
    const contenders: Contender<Run>[] = [
      { name: 'reading', run: () => ask(reader, `csv ${path}`) },
      { name: 'command', run: () => runCommand(path) },
    ];
    const measure = (count: number) => measureFile(path, { file, count, contenders });
    for (const count of sizes) {
      const { reading, command } = await measure(count);
      rows.push([
        `${name}, ${count.toLocaleString('en')} lines`,
        figure(reading.ms),
        figure(reading.peakMb),
        figure(command.ms),
        figure(command.peakMb),
      ]);
    }
  }
  const header = ['CSV', 'reading, ms', 'peak MB', 'pair FILE, ms', 'peak MB'];
  printTable(`Saved answers: medians of ${RUNS} runs in turn`, header, rows);
}

async function measureFile(
  path: string,
  { file, count, contenders }: { file: File; count: number; contenders: readonly Contender<Run>[] },
): Promise<{ reading: Run; command: Run }> {
  writeCsv(path, file.draw, { count, order: file.order });
  const turns = await takeTurns(contenders, { runs: RUNS });
  const middle = (name: string): Run => {
    const runs = turns.get(name) ?? [];
    return { ms: median(runs.map(({ ms }) => ms)), peakMb: median(runs.map(({ peakMb }) => peakMb)) };
  };
  return { reading: middle('reading'), command: middle('command') };
}

/** Runs the command, which reports its peak memory as it exits, because the kernel forgets that with the process. */
async function runCommand(path: string): Promise<Run> {
  const startedAt = performance.now();
  const { stderr } = spawnSync(
    process.execPath,
    ['--import', './bench/peers/peak.mjs', 'bin.js', 'pair', path],
    { encoding: 'utf8' },
  );
  const ms = performance.now() - startedAt;
  return { ms, peakMb: Number(/VmHWM:\s*(\d+)/.exec(stderr)?.[1]) / 1024 };
}
