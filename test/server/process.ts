import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setInterval } from 'node:timers/promises';

/** Sockets that another process has open, its listener included. Linux only. */
export function openSockets(pid: number): number {
  const links = readdirSync(`/proc/${pid}/fd`).map(number => linkOf(`/proc/${pid}/fd/${number}`));
  return links.filter(link => link.startsWith('socket:')).length;
}

/** Memory that another process has in use, in MB. Linux only. */
export function residentMegabytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  if (kilobytes === undefined) throw new Error(`no VmRSS of ${pid}`);
  return Number(kilobytes) / 1_024;
}

/** Looks every 20 ms until `read` gives `wanted`, and returns the last that it gave; 30 s at most. */
export async function settle(read: () => number, wanted: number): Promise<number> {
  const deadline = performance.now() + 30_000;
  for await (const _ of setInterval(20)) if (read() === wanted || performance.now() > deadline) break;
  return read();
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    // It was closed after the folder was listed.
    return '';
  }
}
