import { SHARD_SCHEMA } from './shard.ts';
import type { ShardKey, WorkerSign } from './shard-queue.ts';

/** What the coordinator knows about a lab that still has open shards. */
interface Lab {
  openShards: number;
  hasWorker: boolean;
  /** The protocol version of a worker in this lab, if it differs from ours. */
  otherVersion?: string;
  /** Whether it gave a sign of life since the last round. */
  wasHeard: boolean;
  /** How long the lab has been silent, counting only rounds in which the queue itself answered. */
  silentMs: number;
}

export interface Labs {
  open(): string[];
  /** Notes a sign of life: a worker of this lab holds one of its shards. */
  hear(lab: string): void;
  settle(shard: ShardKey): void;
  /** Updates the labs with their current workers, once a round. Returns labs newly seen with a worker of another version. */
  see(names: readonly string[], workers: readonly WorkerSign[][]): { lab: string; speaks: string }[];
  /** The labs that have been silent for `waitMs` or longer. */
  silent(): string[];
  progress(): { done: number; total: number; withoutWorker: string[] };
}

/** A round counts as this much silence at most: if it took longer, the queue was slow, not the lab. */
const ROUND_MS = 5_000;

export function openLabs(
  shards: readonly ShardKey[],
  { waitMs, clock }: { waitMs: number; clock: () => number },
): Labs {
  const labs = new Map<string, Lab>();
  for (const { lab } of shards) {
    const known = labs.get(lab);
    if (known) known.openShards++;
    else labs.set(lab, { openShards: 1, hasWorker: false, wasHeard: false, silentMs: 0 });
  }
  const total = labs.size;
  let seenAt = clock();
  const hear = (name: string) => {
    const lab = labs.get(name);
    if (lab) lab.wasHeard = true;
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
        // A worker that is busy with another survey will get to this one: the lab is not silent.
        const isAlive = lab.wasHeard || signs.some(({ running }) => running > 0);
        lab.silentMs = isAlive ? 0 : lab.silentMs + passedMs;
        lab.wasHeard = false;
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
