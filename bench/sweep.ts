import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figure, type Goal, judge, printTable } from './sitting/table.ts';
import { introduce } from './sitting/tools.ts';
import { median, takeTurns } from './sitting/turns.ts';
import {
  type Asked,
  ask,
  type Client,
  clientsIn,
  compilePeers,
  inC,
  nmap,
  ours,
  startResponder,
} from './sweep-clients.ts';

/**
 * A sweep of many addresses on loopback: whole programs, from their start to their end, that ask one fast seat in C. It
 * and the clients share all cores as the system likes: nothing is pinned.
 */
const RUNS = 5;
const SIZES = [40, 4_096, 65_536];
const LARGEST = 1_048_576;

const AGAINST_NMAP: Goal = { unit: 'x nmap', atLeast: 8, aim: 10 };
const AGAINST_C: Goal = { unit: 'x C', atLeast: 0.45, aim: 0.6 };
const MEMORY: Goal = { unit: 'MB', atMost: 200 };
const GROWTH: Goal = { unit: 'x', atMost: 1.25 };

const here = introduce(['gcc', 'nmap', 'Python']);
if (here.has('gcc')) await measure();

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'peer-survey-bench-'));
  compilePeers(folder);
  const responder = await startResponder(folder);
  try {
    for (const size of SIZES) await tabulateClients(size, folder);
    await tabulateGrowth(folder);
  } finally {
    responder.stop();
    rmSync(folder, { recursive: true });
  }
}

async function tabulateClients(size: number, folder: string): Promise<void> {
  const clients = clientsIn(folder);
  const present = clients.filter(({ tool }) => tool === undefined || here.has(tool));
  const runs = await takeTurns(
    present.map(client => contend(client, size, folder)),
    { runs: RUNS },
  );
  const ratio = (name: string) => middle(runs.get(name), 'ms') / middle(runs.get(ours.name), 'ms');
  const rows = clients.map(({ name }) => {
    const asked = runs.get(name);
    if (!asked) return [name];
    const ms = middle(asked, 'ms');
    return [
      name,
      figure(ms),
      figure((size / ms) * 1_000),
      figure(middle(asked, 'peakMb')),
      figure(Math.min(...asked.map(({ answered }) => answered))),
      figure(middle(runs.get(nmap.name), 'ms') / ms),
    ];
  });
  const title = `${size.toLocaleString('en')} addresses: whole program, medians of ${RUNS} runs in turn`;
  printTable(title, ['client', 'ms', 'hosts/s', 'peak MB', 'answered', 'x nmap'], rows);
  if (size !== 65_536) return;
  console.log(`\nagainst nmap: ${judge(ratio(nmap.name), AGAINST_NMAP)}`);
  console.log(`against C: ${judge(ratio(inC(folder).name), AGAINST_C)}`);
}

/** What one address costs, as there are more of them. */
async function tabulateGrowth(folder: string): Promise<void> {
  const sizes = [...SIZES.slice(1), LARGEST];
  const contenders = sizes.map(size => ({ ...contend(ours, size, folder), name: String(size) }));
  const runs = await takeTurns(contenders, { runs: RUNS });
  const cost = (size: number) => (middle(runs.get(String(size)), 'ms') / size) * 1_000;
  const rows = sizes.map(size => {
    const asked = runs.get(String(size));
    const growth = cost(size) / cost(sizes[0] ?? size);
    const peak = middle(asked, 'peakMb');
    return [
      size.toLocaleString('en'),
      figure(middle(asked, 'ms')),
      figure(cost(size)),
      figure(growth),
      figure(peak),
      `${judge(growth, GROWTH)}; ${judge(peak, MEMORY)}`,
    ];
  });
  const title = `${ours.name}, as the number grows: medians of ${RUNS} runs in turn`;
  printTable(title, ['addresses', 'ms', 'us each', 'of the fewest', 'peak MB', 'goal'], rows);
}

function contend(client: Client, size: number, folder: string) {
  return { name: client.name, run: () => ask(client, size, folder) };
}

function middle(runs: readonly Asked[] | undefined, of: 'ms' | 'peakMb'): number {
  return median((runs ?? []).map(run => run[of]));
}
