import { join } from 'node:path';
import { figure, type Goal, judge, printTable } from '../sitting/table.ts';
import { type ToolName, tools } from '../sitting/tools.ts';
import { type Draw, writeColumns } from './data.ts';
import { LIMIT_MS, medianOf, type Outcome, peakOf, type Racer, RUNS, race } from './race.ts';

export const peers: readonly (Racer & { tool: ToolName })[] = [
  { name: 'cKDTree', tool: 'scipy', command: [tools.scipy.command, 'bench/peers/kdtree.py', 'scipy'] },
  { name: 'KDTree', tool: 'sklearn', command: [tools.sklearn.command, 'bench/peers/kdtree.py', 'sklearn'] },
];

/** A campus has fewer students than this, and nobody waits for fewer. */
const GOAL_AT = 1e6;
const AGAINST_SCIPY: Goal = { unit: "x ours, cKDTree's time", atLeast: 4 };

/** Measures one kind of data in all sizes, ours beside the installed peers. */
export async function measureBeside(
  here: readonly Racer[],
  { folder, ours, sizes }: { folder: string; ours: Racer; sizes: readonly number[] },
  { kind, draw }: { kind: string; draw: Draw },
): Promise<void> {
  const rows: (string | undefined)[][] = [];
  let left = here;
  for (const count of sizes) {
    const path = join(folder, 'columns');
    writeColumns(path, draw, count);
    const outcomes = await race([ours, ...left], { path, count });
    const own = medianOf(outcomes.get(ours.name));
    const scipy = outcomes.get('cKDTree');
    rows.push([
      count.toLocaleString('en'),
      figure(own),
      figure(peakOf(outcomes.get(ours.name))),
      ...peers.flatMap(({ name }) => besideOurs(outcomes.get(name), own)),
      count === GOAL_AT && scipy ? judge(leastOf(scipy) / own, AGAINST_SCIPY) : undefined,
    ]);
    // A peer over the limit would take even longer on larger data.
    left = left.filter(({ name }) => outcomes.get(name) !== 'over');
  }
  const beside = peers.flatMap(({ name }) => [`${name}, ms`, 'x ours']);
  const header = ['students', 'ours, ms', 'peak MB', ...beside, 'goal'];
  printTable(`${kind}: medians of ${RUNS} runs in turn`, header, rows);
}

/** A peer's time, and the ratio to ours; for a peer that was stopped, the lower bounds. */
function besideOurs(outcome: Outcome | undefined, own: number): [string | undefined, string | undefined] {
  if (outcome === undefined) return [undefined, undefined];
  const mark = outcome === 'over' ? '> ' : '';
  return [`${mark}${figure(leastOf(outcome))}`, `${mark}${figure(leastOf(outcome) / own)}`];
}

function leastOf(outcome: Outcome): number {
  return outcome === 'over' ? LIMIT_MS : medianOf(outcome);
}
