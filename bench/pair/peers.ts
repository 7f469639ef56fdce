import { join } from 'node:path';
import { figure, judge, printTable } from '../sitting/table.ts';
import { type ToolName, tools } from '../sitting/tools.ts';
import { type Draw, writeColumns } from './data.ts';
import { growthGoal, growthOf } from './growth.ts';
import { LIMIT_MS, medianOf, type Outcome, peakOf, type Racer, RUNS, race } from './race.ts';

export const peers: readonly (Racer & { tool: ToolName })[] = [
  { name: 'cKDTree', tool: 'scipy', command: [tools.scipy.command, 'bench/peers/kdtree.py', 'scipy'] },
  { name: 'KDTree', tool: 'sklearn', command: [tools.sklearn.command, 'bench/peers/kdtree.py', 'sklearn'] },
];

/** How many times as long as ours cKDTree is to take, by the number of students. */
const goals = new Map([
  [1e4, 1],
  [1e6, 5],
  [1e7, 10],
]);

/** One kind of data, from the fewest students to the most, ours beside the peers that are here. */
export async function measureBeside(
  here: readonly Racer[],
  { folder, ours, sizes }: { folder: string; ours: Racer; sizes: readonly number[] },
  { kind, draw }: { kind: string; draw: Draw },
): Promise<void> {
  const rows: (string | undefined)[][] = [];
  const medians = new Map<number, number>();
  let left = here;
  for (const count of sizes) {
    const path = join(folder, 'columns');
    writeColumns(path, draw, count);
    const outcomes = await race([ours, ...left], { path, count });
    const own = medianOf(outcomes.get(ours.name));
    medians.set(count, own);
    const goal = goals.get(count);
    const scipy = outcomes.get('cKDTree');
    rows.push([
      count.toLocaleString('en'),
      figure(own),
      figure(peakOf(outcomes.get(ours.name))),
      ...peers.flatMap(({ name }) => besideOurs(outcomes.get(name), own)),
      goal === undefined || !scipy ? undefined : judge(leastOf(scipy) / own, { unit: 'x', atLeast: goal }),
    ]);
    // Larger data of the kind would only take it longer.
    left = left.filter(({ name }) => outcomes.get(name) !== 'over');
  }
  const beside = peers.flatMap(({ name }) => [`${name}, ms`, 'x ours']);
  const header = ['students', 'ours, ms', 'peak MB', ...beside, 'goal'];
  printTable(`${kind}: medians of ${RUNS} runs in turn`, header, rows);
  const growth = growthOf(medians);
  if (growth === undefined) return;
  console.log(
    `\nfrom 100,000 on it grows ${figure(growth)} times as n log n does (${judge(growth, growthGoal)})`,
  );
}

/** A peer's time, and how many times ours that is; of one that was stopped what is certain. */
function besideOurs(outcome: Outcome | undefined, own: number): [string | undefined, string | undefined] {
  if (outcome === undefined) return [undefined, undefined];
  const mark = outcome === 'over' ? '> ' : '';
  return [`${mark}${figure(leastOf(outcome))}`, `${mark}${figure(leastOf(outcome) / own)}`];
}

function leastOf(outcome: Outcome): number {
  return outcome === 'over' ? LIMIT_MS : medianOf(outcome);
}
