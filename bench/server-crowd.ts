import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { goodClient, type Times } from '../test/server/good-client.ts';
import { CLIENT_CORE } from './server-load.ts';
import { ours, reply, type Server, startServer } from './server-peers.ts';
import { figure, type Goal, judge, printTable } from './sitting/table.ts';
import { tools } from './sitting/tools.ts';

const PORT = 21_050;

/** The goal for the 90th percentile. */
const ADDED: Goal = { unit: 'ms more', atMost: 20 };

/** From this computer, which is exempt from the limits, or from others. */
const crowds = [
  { name: 'say nothing', vice: 'says-nothing', count: 1_000, sources: [] },
  { name: 'send a byte a second', vice: 'trickles', count: 1_000, sources: [] },
  { name: 'never read', vice: 'never-reads', count: 1_000, sources: [] },
  { name: 'pour bytes', vice: 'floods', count: 128, sources: ['127.0.0.2', '127.0.0.3'] },
  { name: 'pour bytes after get', vice: 'pours', count: 128, sources: ['127.0.0.2', '127.0.0.3'] },
  {
    name: 'come and reset, again and again',
    vice: 'resets',
    count: 50,
    sources: ['127.0.0.2', '127.0.0.3', '127.0.0.4', '127.0.0.5'],
  },
] as const;

/** Prints what crowds of bad clients add to the answers of a good one that comes fifty times a second for 3 s. */
export async function tabulateCrowds(folder: string): Promise<void> {
  const rows: string[][] = [];
  for (const crowd of crowds) {
    const limited = limitingLoopback(crowd.sources.length > 0);
    const server = await startServer(limited, PORT, folder);
    const inPeace = await startServer(limited, PORT + 1, folder);
    try {
      const [beside, alone] = await visitBeside(crowd, server.port, inPeace.port);
      const added = beside.ninetieth - alone.ninetieth;
      const name = `${crowd.count.toLocaleString('en')} that ${crowd.name}`;
      rows.push([name, ...cells(beside), ...cells(alone), judge(added, ADDED)]);
    } finally {
      await Promise.all([server.stop(), inPeace.stop()]);
    }
  }
  printTable(
    'A good client beside a crowd, ms an answer; and at another server meanwhile, which has no crowd',
    ['crowd', 'median', 'p90', 'slowest', 'median', 'p90', 'slowest', 'goal'],
    rows,
  );
}

/** Measures a good client at the port of the crowd, and at the other port. */
async function visitBeside(
  { vice, count, sources }: (typeof crowds)[number],
  port: number,
  inPeace: number,
): Promise<[Times, Times]> {
  const words = ['test/fixtures/clients/crowd.py', '127.0.0.1', port, count, vice, ...sources];
  const crowd = spawn('taskset', ['-c', CLIENT_CORE, tools.Python.command, ...words.map(String)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const gone = once(crowd, 'exit');
  await once(crowd.stdout, 'data');
  const times = await Promise.all([goodClient(port, reply), goodClient(inPeace, reply)]);
  crowd.stdin.end();
  await gone;
  return times;
}

function cells({ median, ninetieth, slowest }: Times): string[] {
  return [median, ninetieth, slowest].map(ms => figure(ms) ?? '');
}

/** Ours, with a configuration by which clients on this computer count against the limits per source. */
function limitingLoopback(limitLoopback: boolean): Server {
  return {
    ...ours,
    words(port, folder) {
      const path = join(folder, 'lab.config.json');
      writeFileSync(path, JSON.stringify({ server: { limitLoopback } }));
      return [...ours.words(port, folder), '--config', path];
    },
  };
}
