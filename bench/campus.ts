import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { surviveChaos } from '../test/campus/chaos.ts';
import { type RedisServer, startRedis } from '../test/campus/redis.ts';
import { crawl, type Ran, startWorker, writeConfig } from './campus/programs.ts';
import { simulate } from './campus/simulate.ts';
import { figure, type Goal, judge, printTable } from './sitting/table.ts';
import { introduce } from './sitting/tools.ts';
import { median, takeTurns } from './sitting/turns.ts';
import { compilePeers, startResponder } from './sweep-clients.ts';

/**
 * A campus on one machine: whole programs over a queue, beside a crawl from here in the same sitting. Only ratios carry
 * over: all workers share the cores that a school has many of. `--only PART` measures one part, and can be repeated;
 * `--chaos KILLS` kills at random instead of measuring.
 */
const CPU: Goal = { unit: 'x the CPU of a crawl from here', atMost: 1.3 };
const MEMORY: Goal = { unit: 'MB', atMost: 180 };
const CLASS_LATER: Goal = { unit: 'ms more than from here', atMost: 350 };
const SUBMIT: Goal = { unit: 's', atMost: 2 };
const RECOVERED: Goal = { unit: 's', atMost: 20 };
const BYTES: Goal = { unit: 'bytes a seat', atMost: 400 };

interface Sitting {
  folder: string;
  redis: RedisServer;
}

const parts: Record<string, (sitting: Sitting) => Promise<void>> = {
  65536: async ({ folder, redis }) => {
    const labs = writeConfig(folder, { seats: 65_536, labs: 16 }, redis.url);
    const workers = await Promise.all(labs.map(lab => startWorker(folder, lab)));
    const beside = [...workers.map(({ pid }) => pid), redis.pid()];
    const runs = await takeTurns<Ran>(
      [
        {
          name: 'from here',
          run: () =>
            crawl(
              folder,
              labs.flatMap(lab => ['--lab', lab]),
            ),
        },
        { name: 'over the queue', run: () => crawl(folder, ['--queue'], beside) },
      ],
      { runs: 3 },
    );
    for (const worker of workers) worker.kill();
    const middle = (name: string, of: keyof Ran) => median((runs.get(name) ?? []).map(run => run[of]));
    printTable(
      '65,536 seats in 16 labs, ndjson: medians of 3 runs in turn',
      ['crawl', 's', 'CPU s', 'peak MB'],
      [...runs.keys()].map(name => [
        name,
        figure(middle(name, 'seconds')),
        figure(middle(name, 'cpu')),
        figure(middle(name, 'peakMb')),
      ]),
    );
    console.log(judge(middle('over the queue', 'cpu') / middle('from here', 'cpu'), CPU));
    console.log(judge(middle('over the queue', 'peakMb'), MEMORY));
  },

  40: async ({ folder, redis }) => {
    const [lab = ''] = writeConfig(folder, { seats: 40, labs: 1 }, redis.url);
    const worker = await startWorker(folder, lab);
    const runs = await takeTurns<Ran>(
      [
        { name: 'from here', run: () => crawl(folder, ['--lab', lab]) },
        { name: 'over the queue', run: () => crawl(folder, ['--queue']) },
      ],
      { runs: 9 },
    );
    worker.kill();
    const [here, over] = [...runs.values()].map(some => median(some.map(({ seconds }) => seconds * 1_000)));
    console.log(
      `\n40 seats, medians of 9 in turn: ${figure(here, 'ms')} from here, ${figure(over, 'ms')} over the queue`,
    );
    console.log(judge((over ?? Number.NaN) - (here ?? Number.NaN), CLASS_LATER));
  },

  recovery: async ({ folder, redis }) => {
    const [lab = ''] = writeConfig(folder, { seats: 4_096, labs: 1 }, redis.url);
    const seconds: number[] = [];
    for (let run = 0; run < 3; run++) seconds.push(await recover(folder, lab, redis));
    console.log(
      `\nA lab's only worker killed amid its shards, and started again at once: the whole survey there after ${seconds.map(s => figure(s, 's')).join(', ')}`,
    );
    console.log(judge(Math.max(...seconds), RECOVERED));
  },

  submission: async ({ redis }) => {
    const { submitSeconds } = await simulate(redis, { labs: 250, seats: 50 });
    console.log(`\n250 labs of 50 seats: submitted in ${figure(submitSeconds, 's')}`);
    console.log(judge(submitSeconds, SUBMIT));
  },

  100000: async ({ redis }) => {
    const { submitSeconds, seconds, results, peakMb, bytesPerSeat } = await simulate(redis, {
      labs: 2_000,
      seats: 50,
    });
    console.log(
      `\n2,000 labs of 50 seats, workers that only pretend: submitted in ${figure(submitSeconds, 's')}, all there after ${figure(seconds, 's')}, ${results} results, coordinator and workers in one process at ${figure(peakMb, 'MB')}, ${figure(bytesPerSeat, 'bytes a seat')} in Redis`,
    );
    console.log(judge(bytesPerSeat, BYTES));
  },
};

/** Seconds from the death of a lab's only worker, which is restarted at once, to the complete survey. */
async function recover(folder: string, lab: string, redis: RedisServer): Promise<number> {
  const held = () => Number(redis.ask('LLEN', `peer-survey:lab-${lab}:active`));
  for (;;) {
    const worker = await startWorker(folder, lab);
    const crawling = crawl(folder, ['--queue']);
    while (held() === 0) await pause(5);
    worker.kill();
    const diedAt = performance.now();
    // The worker may have been between two shards.
    const isAmidOne = held() > 0;
    const next = await startWorker(folder, lab);
    await crawling;
    next.kill();
    if (isAmidOne) return (performance.now() - diedAt) / 1_000;
  }
}

async function measure(names: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'peer-survey-bench-'));
  compilePeers(folder);
  const responder = await startResponder(folder);
  const redis = await startRedis();
  try {
    for (const name of names) await parts[name]?.({ folder, redis });
  } finally {
    responder.stop();
    await redis.close();
    rmSync(folder, { recursive: true });
  }
}

async function showChaos(kills: number): Promise<void> {
  const startedAt = performance.now();
  const { surveys, same, kills: killed } = await surviveChaos(kills, { say: line => console.log(line) });
  const seconds = (performance.now() - startedAt) / 1_000;
  console.log(
    `${kills} kills (${JSON.stringify(killed)}) over ${surveys} surveys in ${figure(seconds, 's')}`,
  );
  console.log(judge(surveys - same, { unit: 'surveys of another value', atMost: 0 }));
}

const { values } = parseArgs({
  options: { only: { type: 'string', multiple: true }, chaos: { type: 'string' } },
});
const names = values.only ?? Object.keys(parts);
const unknown = names.filter(name => !(name in parts));
const here = introduce(['gcc']);
// A test's programs do not keep this process alive; this timer does, until the last of them has ended.
const alive = setInterval(() => {}, 60_000);
if (values.chaos !== undefined) await showChaos(Number(values.chaos));
else if (unknown.length > 0)
  console.log(`no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`);
else if (here.has('gcc')) await measure(names);
clearInterval(alive);
