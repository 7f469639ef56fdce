import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { tabulateCrowds } from './server-crowd.ts';
import { compileLoad, type Load, type Outcome } from './server-load.ts';
import { before, nginx, ours, type Running, reply, servers, startServer, threads } from './server-peers.ts';
import { figure, type Goal, judge, printTable, type Row } from './sitting/table.ts';
import { introduce } from './sitting/tools.ts';
import { median, takeTurns } from './sitting/turns.ts';

/**
 * One connection a request: how many a second, and how long one takes, beside nginx and Python on the same core, loaded
 * by a client in C on another. Then whether a reply is ever cut, and the memory that is left in use.
 * `--before FOLDER` adds an earlier commit that is built there, to be compared in the same sitting.
 */
const RUNS = 5;
const PORT = 21_040;
const CONNECTIONS = 20_000;

/** Clients at once. Goals are for the first: a room of 40. */
const loads = [40, 1_000] as const;
const RATE: Goal = { unit: "x Python's threads", atLeast: 1.4 };
const RATE_BEFORE: Goal = { unit: 'x before', atLeast: 0.75 };

/** The line end together with `get`, as good as, and after the reply. */
const GAPS_US = [0, 500];
const SPLIT_CONNECTIONS = 100_000;
const BAD: Goal = { unit: 'of them', atMost: 0 };

type Measured = Outcome & { cpuUs: number };

const here = introduce(['gcc', 'nginx', 'Python']);
if (availableParallelism() < 2) throw new Error('it takes two cores: one for the servers, one for the load');
if (here.has('gcc')) await measure();

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'peer-survey-bench-'));
  const ask = compileLoad(folder, reply);
  const running = new Map<string, Running>();
  try {
    for (const [index, server] of servers.entries()) {
      if (server.tool && !here.has(server.tool)) continue;
      running.set(server.name, await startServer(server, PORT + index, folder));
    }
    for (const clients of loads) await tabulateLoad(clients);
    await tabulateSplit();
    if (here.has('Python')) await tabulateCrowds(folder);
  } finally {
    await Promise.all([...running.values()].map(server => server.stop()));
    rmSync(folder, { recursive: true });
  }

  async function load(server: Running, load: Load): Promise<Measured> {
    const before = server.cpuMs();
    const outcome = await ask(server.port, load);
    return { ...outcome, cpuUs: ((server.cpuMs() - before) * 1_000) / load.connections };
  }

  async function tabulateLoad(clients: number): Promise<void> {
    const contenders = [...running].map(([name, server]) => ({
      name,
      run: () => load(server, { connections: CONNECTIONS, clients }),
    }));
    const results = await takeTurns(contenders, { runs: RUNS });
    const middle = (name: string, of: (run: Measured) => number) => {
      const runs = results.get(name);
      return runs && median(runs.map(of));
    };
    const perSecond = ({ seconds }: Measured) => CONNECTIONS / seconds;
    const rateOf = (name: string) => middle(name, perSecond);
    const rows = servers.map(({ name }): Row => {
      const toThreads = ratio(rateOf(name), rateOf(threads.name));
      const toBefore = before && ratio(rateOf(name), rateOf(before.name));
      const verdicts = [judge(toThreads, RATE), ...(before ? [judge(toBefore, RATE_BEFORE)] : [])];
      return [
        name,
        figure(rateOf(name)),
        figure(toThreads),
        figure(toBefore),
        figure(middle(name, run => run.cpuUs)),
        figure(middle(name, run => run.p50Ms)),
        figure(middle(name, run => run.p99Ms)),
        name === ours.name && clients === loads[0] ? verdicts.join('; ') : '',
      ];
    });
    printTable(
      `${clients.toLocaleString('en')} clients at once: medians of ${RUNS} runs of ${CONNECTIONS.toLocaleString('en')} connections each, in turn`,
      ['server', 'conn/s', 'x threads', 'x before', 'CPU us', 'p50 ms', 'p99 ms', 'goal'],
      rows,
    );
  }

  /** And the memory, since this is the last that is asked of them. */
  async function tabulateSplit(): Promise<void> {
    const rows: Row[] = [];
    for (const { name } of servers.filter(({ name }) => name === ours.name || name === nginx.name)) {
      const server = running.get(name);
      for (const gapUs of GAPS_US) {
        const told = server && (await load(server, { connections: SPLIT_CONNECTIONS, clients: 40, gapUs }));
        const counts = told && [told.ok, told.reset, told.cut, told.failed];
        rows.push([
          `${name}, ${gapUs} us after get`,
          ...(counts?.map(count => count.toLocaleString('en')) ?? ['', '', '', '']),
          name === ours.name ? judge(told && told.reset + told.cut + told.failed, BAD) : '',
        ]);
      }
    }
    printTable(
      `The line end in a packet of its own: how ${SPLIT_CONNECTIONS.toLocaleString('en')} connections ended`,
      ['server', 'whole, FIN', 'whole, reset', 'cut', 'failed', 'goal'],
      rows,
    );
    printTable(
      'Memory after all of it',
      ['server', 'MB'],
      servers.map(({ name }) => [name, figure(running.get(name)?.residentMb())]),
    );
  }
}

function ratio(value: number | undefined, base: number | undefined): number | undefined {
  return value === undefined || base === undefined ? undefined : value / base;
}
