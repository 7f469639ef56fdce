import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { surviveChaos } from '../test/campus/chaos.ts';
import { startRedis } from '../test/campus/redis.ts';
import { simulate } from './campus/simulate.ts';
import { figure, type Goal, judge, printTable } from './sitting/table.ts';
import { introduce } from './sitting/tools.ts';
import { median } from './sitting/turns.ts';
import { compilePeers, PORT, startResponder } from './sweep-clients.ts';

/**
 * A campus on one machine: whole programs over a queue, beside a crawl from here in the same sitting. Only ratios carry
 * over: all workers share the cores that a school has many of. With `--chaos [KILLS]` it kills instead of measuring.
 */
const RUNS = 5;
const LABS = 16;
const CAMPUS = 65_536;

const CPU: Goal = { unit: 'x the CPU of a crawl from here', atMost: 1.3 };
const MEMORY: Goal = { unit: 'MB', atMost: 180 };
const CLASS_LATER: Goal = { unit: 'ms more than from here', atMost: 350 };
const SUBMIT: Goal = { unit: 's', atMost: 2 };
const RECOVERED: Goal = { unit: 's', atMost: 20 };
const BYTES: Goal = { unit: 'bytes a seat', atMost: 400 };

interface Ran {
  seconds: number;
  cpu: number;
  peakMb: number;
}

const at = process.argv.indexOf('--chaos');
const here = introduce(['gcc']);
if (at >= 0) await showChaos(Number(process.argv[at + 1] ?? 1_000));
else if (here.has('gcc')) await measure();

async function showChaos(kills: number): Promise<void> {
  const startedAt = performance.now();
  const { surveys, same, kills: killed } = await surviveChaos(kills, { say: line => console.log(line) });
  const seconds = (performance.now() - startedAt) / 1_000;
  console.log(
    `${kills} kills (${JSON.stringify(killed)}) over ${surveys} surveys in ${figure(seconds, 's')}`,
  );
  console.log(judge(surveys - same, { unit: 'surveys of another value', atMost: 0 }));
}

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'peer-survey-bench-'));
  compilePeers(folder);
  const responder = await startResponder(folder);
  const redis = await startRedis();
  try {
    const campus = labsOf(CAMPUS, LABS);
    writeConfig(folder, campus, redis.url);
    const workers = await Promise.all(Object.keys(campus).map(lab => startWorker(folder, lab)));
    const pids = [...workers.map(({ pid = 0 }) => pid), redis.pid()];
    const rows: Record<'local' | 'queue', Ran[]> = { local: [], queue: [] };
    for (let run = 0; run < RUNS; run++) {
      rows.local.push(
        await crawl(
          folder,
          Object.keys(campus).flatMap(lab => ['--lab', lab]),
          [],
        ),
      );
      rows.queue.push(await crawl(folder, ['--queue'], pids));
    }
    const middle = (runs: Ran[], of: keyof Ran) => median(runs.map(run => run[of]));
    printTable(
      `${CAMPUS.toLocaleString('en')} seats in ${LABS} labs, ndjson: medians of ${RUNS} runs in turn`,
      ['crawl', 's', 'CPU s', 'peak MB'],
      (['local', 'queue'] as const).map(name => [
        name,
        figure(middle(rows[name], 'seconds')),
        figure(middle(rows[name], 'cpu')),
        figure(middle(rows[name], 'peakMb')),
      ]),
    );
    console.log(judge(middle(rows.queue, 'cpu') / middle(rows.local, 'cpu'), CPU));
    console.log(judge(middle(rows.queue, 'peakMb'), MEMORY));
    for (const worker of workers) worker.kill('SIGKILL');

    writeConfig(folder, labsOf(40, 1), redis.url);
    const one = await startWorker(folder, 'L1');
    const few: Record<'local' | 'queue', number[]> = { local: [], queue: [] };
    for (let run = 0; run < 9; run++) {
      few.local.push((await crawl(folder, ['--lab', 'L1'], [])).seconds * 1_000);
      few.queue.push((await crawl(folder, ['--queue'], [])).seconds * 1_000);
    }
    console.log(
      `\n40 seats, medians of 9: ${figure(median(few.local), 'ms')} from here, ${figure(median(few.queue), 'ms')} over the queue`,
    );
    console.log(judge(median(few.queue) - median(few.local), CLASS_LATER));
    one.kill('SIGKILL');
    console.log(judge(await recover(folder), RECOVERED));

    const submitted = await simulate(redis, { labs: 250, seats: 50 });
    console.log(`\n250 labs of 50 seats: submitted in ${figure(submitted.submitSeconds, 's')}`);
    console.log(judge(submitted.submitSeconds, SUBMIT));
    const large = await simulate(redis, { labs: 2_000, seats: 50 });
    console.log(
      `\n2,000 labs of 50 seats, workers that only pretend: submitted in ${figure(large.submitSeconds, 's')}, all there after ${figure(large.seconds, 's')}, ${large.results} results, coordinator and workers in one process at ${figure(large.peakMb, 'MB')}`,
    );
    console.log(judge(large.bytesPerSeat, BYTES));
  } finally {
    responder.stop();
    await redis.close();
    rmSync(folder, { recursive: true });
  }
}

function labsOf(seats: number, labs: number): Record<string, string[]> {
  const each = seats / labs;
  return Object.fromEntries(
    Array.from({ length: labs }, (_, lab) => [`L${lab + 1}`, [`127.${lab + 10}.0.1+${each}`]]),
  );
}

function writeConfig(folder: string, labs: Record<string, string[]>, url: string): void {
  writeFileSync(join(folder, 'lab.config.json'), JSON.stringify({ labs, port: PORT, queue: { url } }));
}

async function startWorker(folder: string, lab: string): Promise<ChildProcess> {
  const worker = spawn(process.execPath, [resolve('bin.js'), 'worker', '--lab', lab], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (worker.stderr) await once(worker.stderr, 'data');
  worker.stderr?.resume();
  process.once('exit', () => worker.kill('SIGKILL'));
  return worker;
}

/** Runs a crawl to its end: the time, and the CPU that it and the processes beside it took. */
async function crawl(folder: string, words: string[], beside: readonly number[]): Promise<Ran> {
  const before = beside.reduce((sum, pid) => sum + cpuOf(pid), 0);
  const startedAt = performance.now();
  const args = [resolve('bin.js'), 'crawl', ...words, '--format', 'ndjson', '--max-hosts', '65536'];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: 'ignore' });
  const ended = once(child, 'exit');
  let own = { cpu: 0, peakMb: 0 };
  const sample = setInterval(() => {
    own = { cpu: cpuOf(child.pid ?? 0) || own.cpu, peakMb: peakOf(child.pid ?? 0) || own.peakMb };
  }, 20);
  await ended;
  clearInterval(sample);
  const seconds = (performance.now() - startedAt) / 1_000;
  const after = beside.reduce((sum, pid) => sum + cpuOf(pid), 0);
  return { seconds, cpu: own.cpu + after - before, peakMb: own.peakMb };
}

/** Seconds from the death of a lab's only worker, which is started again at once, to the whole survey. */
async function recover(folder: string): Promise<number> {
  const worker = await startWorker(folder, 'L1');
  const crawling = crawl(folder, ['--queue'], []);
  await pause(300);
  worker.kill('SIGKILL');
  const diedAt = performance.now();
  const next = await startWorker(folder, 'L1');
  await crawling;
  next.kill('SIGKILL');
  return (performance.now() - diedAt) / 1_000;
}

/** CPU seconds of a process, user and system; 0 where it has ended. */
function cpuOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_000;
  } catch {
    return 0;
  }
}
