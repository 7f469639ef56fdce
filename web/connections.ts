import { readFileSync } from 'node:fs';
import type { Server, Socket } from 'node:net';

/** Limits for open connections of browsers: in all, and per address. */
export interface ConnectionLimits {
  all: number;
  perSource: number;
}

/** Enough for a class and its teachers, including the other connections that each browser opens. */
const MOST: ConnectionLimits = { all: 256, perSource: 64 };

/** Enough for one browser, which opens six, and for another one. */
const LEAST: ConnectionLimits = { all: 8, perSource: 6 };

/** Descriptors reserved for Node itself, and for a sweep of 64 seats at a time. */
const KEPT_DESCRIPTORS = 40 + 64;

/** The limits for a process with this many descriptors, so that browsers do not take them from its sweeps. */
export function connectionLimits(descriptors: number = descriptorLimit()): ConnectionLimits {
  const all = Math.floor((descriptors - KEPT_DESCRIPTORS) / 2);
  const clamp = (value: number, key: keyof ConnectionLimits) =>
    Math.min(Math.max(value, LEAST[key]), MOST[key]);
  return { all: clamp(all, 'all'), perSource: clamp(Math.floor(all / 4), 'perSource') };
}

/** Closes connections beyond the limits before reading a byte of them. */
export function limitConnections(server: Server, { all, perSource }: ConnectionLimits): void {
  const open = countBySource();
  server.maxConnections = all;
  server.on('connection', (socket: Socket) => {
    const source = socket.remoteAddress ?? '';
    if (open.of(source) >= perSource) {
      socket.destroy();
      return;
    }
    open.add(source, 1);
    socket.once('close', () => open.add(source, -1));
  });
}

/** Counts the open connections or streams of each address; an address without any is forgotten. */
export function countBySource(): { of(source: string): number; add(source: string, more: 1 | -1): void } {
  const counts = new Map<string, number>();
  return {
    of: source => counts.get(source) ?? 0,
    add(source, more) {
      const count = (counts.get(source) ?? 0) + more;
      if (count > 0) counts.set(source, count);
      else counts.delete(source);
    },
  };
}

/** The limit of descriptors for this process; Infinity on systems other than Linux. */
function descriptorLimit(): number {
  try {
    const [, soft] = /^Max open files +(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8')) ?? [];
    return soft === undefined ? Number.POSITIVE_INFINITY : Number(soft);
  } catch {
    // Not Linux.
    return Number.POSITIVE_INFINITY;
  }
}
