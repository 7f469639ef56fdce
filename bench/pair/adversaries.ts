import { join } from 'node:path';
import { figure, judge, printTable } from '../sitting/table.ts';
import { adversaries, kinds, writeColumns } from './data.ts';
import { growthGoal, growthOf } from './growth.ts';
import { medianOf, type Racer, RUNS, race } from './race.ts';

/** What is drawn to be slow, beside even data of the same sizes. */
export async function measureAdversaries(
  { folder, racer }: { folder: string; racer: Racer },
  sizes: readonly number[],
): Promise<void> {
  const rows: (string | undefined)[][] = [];
  const draws = { 'evenly spread': kinds['continuous in all three'], ...adversaries };
  for (const [name, draw] of Object.entries(draws)) {
    const medians = new Map<number, number>();
    for (const count of sizes) {
      const path = join(folder, 'columns');
      writeColumns(path, draw, count);
      medians.set(count, medianOf((await race([racer], { path, count })).get(racer.name)));
    }
    const growth = growthOf(medians);
    const times = sizes.map(count => figure(medians.get(count)));
    rows.push([name, ...times, figure(growth), judge(growth, growthGoal)]);
  }
  const header = ['data', ...sizes.map(size => `${size.toLocaleString('en')}, ms`), 'x n log n', 'goal'];
  printTable(`What somebody would draw to make it slow: medians of ${RUNS} runs`, header, rows);
}
