import type { OpenShard } from './open-shards.ts';
import { SHARD_SCHEMA } from './shard.ts';
import type { WorkerSign } from './shard-queue.ts';

/** What is known of each lab while its shards are open. */
interface Lab {
  openShards: number;
  hasWorker: boolean;
  /** Another version that a worker of it speaks. */
  otherVersion?: string;
  /** How long nothing has come from the lab, by rounds in which the queue itself answered. */
  silentMs: number;
}

export interface Labs {
  open(): string[];
  /** A sign of the lab: a worker of it holds one of the shards. */
  hear(lab: string): void;
  settle(shard: OpenShard): void;
  /** Takes in which workers there are, once a round; returns the labs that are new among those of another version. */
  see(names: readonly string[], workers: readonly WorkerSign[][]): { lab: string; speaks: string }[];
  /** The labs that have given no sign for too long. */
  silent(): string[];
  progress(): { done: number; total: number; withoutWorker: string[] };
}

/** A round that took longer than this is the queue's silence, not a lab's. */
const ROUND_MS = 5_000;

export function openLabs(
  shards: readonly OpenShard[],
  { waitMs, clock }: { waitMs: number; clock: () => number },
): Labs {
  const labs = new Map<string, Lab>();
  for (const { lab } of shards) {
    const known = labs.get(lab);
    if (known) known.openShards++;
    else labs.set(lab, { openShards: 1, hasWorker: false, silentMs: 0 });
  }
  const total = labs.size;
  let seenAt = clock();
  const hear = (name: string) => {
    const lab = labs.get(name);
    if (lab) lab.silentMs = 0;
  };
  return {
    open: () => [...labs.keys()],
    hear,
    settle({ lab: name }) {
      hear(name);
      const lab = labs.get(name);
      if (lab && --lab.openShards === 0) labs.delete(name);
    },
    see(names, workers) {
      const now = clock();
      const passedMs = Math.min(now - seenAt, ROUND_MS);
      seenAt = now;
      const foreign: { lab: string; speaks: string }[] = [];
      for (const [at, name] of names.entries()) {
        const lab = labs.get(name);
        if (!lab) continue;
        const signs = workers[at] ?? [];
        lab.hasWorker = signs.length > 0;
        const other = signs.find(({ speaks }) => speaks !== SHARD_SCHEMA)?.speaks;
        if (other !== undefined && other !== lab.otherVersion) {
          lab.otherVersion = other;
          foreign.push({ lab: name, speaks: other });
        }
        // A worker that is busy with another survey comes to this one.
        lab.silentMs = signs.some(({ running }) => running > 0) ? 0 : lab.silentMs + passedMs;
      }
      return foreign;
    },
    silent: () => [...labs].flatMap(([name, { silentMs }]) => (silentMs >= waitMs ? [name] : [])),
    progress: () => ({
      done: total - labs.size,
      total,
      withoutWorker: [...labs].flatMap(([lab, { hasWorker }]) => (hasWorker ? [] : [lab])),
    }),
  };
}
