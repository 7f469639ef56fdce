import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { leash } from '../../test/children/leash.ts';
import { PORT } from '../sweep-clients.ts';

/** How a crawl went; `cpu` in seconds, of the crawl and of the processes beside it. */
export interface Ran {
  seconds: number;
  cpu: number;
  peakMb: number;
}

export interface Worker {
  pid: number;
  kill(): void;
}

/** Writes the configuration of labs with this many loopback seats in all; returns the names of the labs. */
export function writeConfig(folder: string, size: { seats: number; labs: number }, url: string): string[] {
  const each = size.seats / size.labs;
  const labs = Array.from({ length: size.labs }, (_, at): [string, string[]] => [
    `L${at + 1}`,
    [`127.${at + 10}.0.1+${each}`],
  ]);
  const config = { labs: Object.fromEntries(labs), port: PORT, queue: { url } };
  writeFileSync(join(folder, 'lab.config.json'), JSON.stringify(config));
  return labs.map(([lab]) => lab);
}

/** Starts the worker of a lab; resolves when it is ready. */
export async function startWorker(folder: string, lab: string): Promise<Worker> {
  const worker = leash(
    spawn(process.execPath, [resolve('bin.js'), 'worker', '--lab', lab], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    }),
  );
  await once(worker.stderr, 'data');
  worker.stderr.resume();
  return { pid: worker.pid ?? 0, kill: () => void worker.kill('SIGKILL') };
}

/** Runs a crawl to its end. */
export async function crawl(folder: string, words: string[], beside: readonly number[] = []): Promise<Ran> {
  const cpuBeside = () => beside.reduce((sum, pid) => sum + cpuOf(pid), 0);
  const before = cpuBeside();
  const startedAt = performance.now();
  const args = [resolve('bin.js'), 'crawl', ...words, '--format', 'ndjson', '--max-hosts', '65536'];
  const child = leash(spawn(process.execPath, args, { cwd: folder, stdio: 'ignore' }));
  const ended = once(child, 'exit');
  let own = { cpu: 0, peakMb: 0 };
  const sample = setInterval(() => {
    own = { cpu: cpuOf(child.pid ?? 0) || own.cpu, peakMb: peakOf(child.pid ?? 0) || own.peakMb };
  }, 20);
  await ended;
  clearInterval(sample);
  const seconds = (performance.now() - startedAt) / 1_000;
  return { seconds, cpu: own.cpu + cpuBeside() - before, peakMb: own.peakMb };
}

/** CPU seconds of a process, user and system; 0 if it has ended. */
function cpuOf(pid: number): number {
  const fields = readProcess(pid, 'stat')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
}

/** The peak memory of a process in MB; 0 if it has ended. */
function peakOf(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readProcess(pid, 'status'))?.[1] ?? 0) / 1_024;
}

function readProcess(pid: number, file: 'stat' | 'status'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
