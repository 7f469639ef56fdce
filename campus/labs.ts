import { SHARD_SCHEMA } from './shard.ts';
import type { WorkerSign } from './shard-queue.ts';

/** What the coordinator knows about a lab. */
interface Lab {
  hasWorker: boolean;
  /** The protocol version of a worker in this lab, if it differs from ours. */
  otherVersion?: string;
  /** Whether it gave a sign of life since the last round. */
  wasActive: boolean;
  /** How long the lab has been silent, counting only rounds in which the queue itself answered. */
  silentMs: number;
}

/** Tells which labs of a survey have workers, and which have been silent for too long. */
export interface Labs {
  /** Notes a sign of life: a worker of this lab holds one of its shards, or has finished it. */
  noteActivity(lab: string): void;
  /** Updates labs with their current workers, once a round. Returns labs newly seen with a worker of another version. */
  update(names: readonly string[], workers: readonly WorkerSign[][]): { lab: string; speaks: string }[];
  /** The labs that have been silent for `waitMs` or longer. */
  silent(names: readonly string[]): string[];
  withoutWorker(names: readonly string[]): string[];
}

/** A round counts as this much silence at most: if it took longer, the queue was slow, not the lab. */
const ROUND_MS = 5_000;

/** Watches the labs of a survey. `clock` is monotonic, in ms. */
export function watchLabs(
  names: Iterable<string>,
  { waitMs, clock }: { waitMs: number; clock: () => number },
): Labs {
  const labs = new Map<string, Lab>();
  for (const name of names) labs.set(name, { hasWorker: false, wasActive: false, silentMs: 0 });
  let seenAt = clock();
  return {
    noteActivity(name) {
      const lab = labs.get(name);
      if (lab) lab.wasActive = true;
    },
    update(names, workers) {
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
        const isAlive = lab.wasActive || signs.some(({ running }) => running > 0);
        lab.silentMs = isAlive ? 0 : lab.silentMs + passedMs;
        lab.wasActive = false;
      }
      return foreign;
    },
    silent: names => names.filter(name => (labs.get(name)?.silentMs ?? 0) >= waitMs),
    withoutWorker: names => names.filter(name => !labs.get(name)?.hasWorker),
  };
}
