import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builds } from './sitting/before.ts';
import { figure, type Goal, judge, printTable } from './sitting/table.ts';
import { introduce } from './sitting/tools.ts';
import { median, takeTurns } from './sitting/turns.ts';
import { type Asked, ask, clientsIn, compilePeers, crawlBy, nmap, startResponder } from './sweep-clients.ts';

/**
 * A sweep of many addresses on loopback: whole programs, from their start to their end, that ask one fast seat in C. It
 * and the clients share all cores as the system likes: nothing is pinned.
 */
const CLASS = 40;
const CAMPUS = 65_536;
/** A short run is repeated more often: one start that the system disturbs would say much there. */
const SIZES = [
  { size: CLASS, rounds: 9 },
  { size: 4_096, rounds: 5 },
  { size: CAMPUS, rounds: 3 },
];

const CLASS_AGAINST_NMAP: Goal = { unit: "x nmap's time", atMost: 0.9 };
const CLASS_AGAINST_BEFORE: Goal = { unit: 'x the time before', atMost: 1.5 };
const CAMPUS_AGAINST_NMAP: Goal = { unit: "x nmap's hosts a second", atLeast: 1.5 };
const CAMPUS_MEMORY: Goal = { unit: 'MB', atMost: 220 };

const here = introduce(['gcc', 'nmap', 'Python']);
const { now, before } = builds();
const ours = crawlBy(now);
const earlier = before && crawlBy(before);
if (here.has('gcc')) await measure();

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'peer-survey-bench-'));
  compilePeers(folder);
  const responder = await startResponder(folder);
  try {
    for (const { size, rounds } of SIZES) await tabulateClients({ size, rounds }, folder);
  } finally {
    responder.stop();
    rmSync(folder, { recursive: true });
  }
}

async function tabulateClients(
  { size, rounds }: { size: number; rounds: number },
  folder: string,
): Promise<void> {
  const clients = [ours, ...(earlier ? [earlier] : []), ...clientsIn(folder)];
  const present = clients.filter(({ tool }) => tool === undefined || here.has(tool));
  const runs = await takeTurns(
    present.map(client => ({ name: client.name, run: () => ask(client, size, folder) })),
    { runs: rounds },
  );
  const ms = (name: string) => middle(runs.get(name), 'ms');
  const rows = clients.map(({ name }) => {
    const asked = runs.get(name);
    if (!asked) return [name];
    return [
      name,
      figure(ms(name)),
      figure((size / ms(name)) * 1_000),
      figure(middle(asked, 'peakMb')),
      figure(Math.min(...asked.map(({ answered }) => answered))),
      figure(ms(nmap.name) / ms(name)),
    ];
  });
  const title = `${size.toLocaleString('en')} addresses: whole program, medians of ${rounds} runs in turn`;
  printTable(title, ['client', 'ms', 'hosts/s', 'peak MB', 'answered', 'x nmap'], rows);
  console.log();
  if (size === CLASS) {
    console.log(judge(ms(ours.name) / ms(nmap.name), CLASS_AGAINST_NMAP));
    if (earlier) console.log(judge(ms(ours.name) / ms(earlier.name), CLASS_AGAINST_BEFORE));
  }
  if (size === CAMPUS) {
    console.log(judge(ms(nmap.name) / ms(ours.name), CAMPUS_AGAINST_NMAP));
    console.log(judge(middle(runs.get(ours.name), 'peakMb'), CAMPUS_MEMORY));
  }
}

function middle(runs: readonly Asked[] | undefined, of: 'ms' | 'peakMb'): number {
  return median((runs ?? []).map(run => run[of]));
}
