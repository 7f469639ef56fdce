import type { Sweep } from '../crawler/sweep.ts';
import type { HostResult } from '../survey/result.ts';
import { openBell } from './bell.ts';
import { CANCELLED, readFailure } from './failure.ts';
import { openLabs } from './labs.ts';
import {
  cancelledSeats,
  cutShards,
  failedSeats,
  type OpenShard,
  seatsWithoutWorker,
  toShard,
} from './open-shards.ts';
import { type Refusal, readResult } from './shard.ts';
import type { ShardQueue, ShardState } from './shard-queue.ts';

/** What a sweep over a queue reports besides its results. */
export type CampusNews =
  | { code: 'submitted'; shards: number; labs: number }
  | { code: 'submitted-again'; shards: number }
  | { code: 'failed'; lab: string; seats: number; refusal: Refusal }
  | { code: 'given-up'; lab: string; seats: number }
  | { code: 'other-version'; lab: string; speaks: string }
  | { code: 'labs'; done: number; total: number; withoutWorker: string[] };

export interface CampusOptions {
  survey: string;
  /** A lab that is silent for this long is given up. */
  waitMs: number;
  onNews: (news: CampusNews) => void;
  clock: () => number;
  /** Time between two polls of all open shards; a finished shard is fetched as soon as its event comes. */
  lookMs?: number;
}

/** Events can be lost, jobs cannot, so all open shards are polled at this interval. */
const LOOK_MS = 2_000;

/** Shards held in memory at the same time: with their seats, and with their results. */
const SUBMITTED_AT_A_TIME = 256;
const LOOKED_AT_A_TIME = 64;

/** A queue that does not answer delays the report by this much at most. */
const FORGET_MS = 2_000;

/**
 * A sweep whose seats are asked by the workers of their labs. The job in the queue decides the state of a shard: a lost
 * job is submitted again, and a result that comes twice counts once.
 */
export function sweepOver(queue: ShardQueue, options: CampusOptions): Sweep {
  const { survey, onNews, lookMs = LOOK_MS } = options;
  return async (targets, { settings, signal, onResult }) => {
    const open = new Map(cutShards(survey, targets).map(shard => [shard.id, shard]));
    // Without the seats: those of a settled shard are not kept.
    const keys = [...open.values()].map(({ id, lab }) => ({ id, lab }));
    const labs = openLabs(keys, options);
    const bell = openBell(signal);
    queue.onDone(id => bell.ring(id));

    const submit = async (some: readonly OpenShard[]) => {
      for (const few of slices(some, SUBMITTED_AT_A_TIME)) {
        const jobs = few.map(shard => ({ ...shard, data: toShard(shard, survey, settings) }));
        await bell.orAbort(queue.submit(jobs));
      }
    };
    const settle = async (shard: OpenShard, hosts: readonly HostResult[]) => {
      open.delete(shard.id);
      labs.settle(shard);
      for (const host of hosts) await onResult(host);
    };
    const settleAs = async (shard: OpenShard, refusal: Refusal) => {
      onNews({ code: 'failed', lab: shard.lab, seats: shard.seats.length, refusal });
      await settle(shard, failedSeats(shard, refusal));
    };
    /** Handles the state of a shard; returns whether it has to be submitted again. */
    const take = async (shard: OpenShard, found: ShardState): Promise<boolean> => {
      switch (found.state) {
        case 'gone':
          return true;
        case 'waiting':
          return false;
        case 'running':
          labs.hear(shard.lab);
          return false;
        case 'failed': {
          // The survey was missing from the queue for a moment, and a worker cancelled the shard.
          if (found.reason === CANCELLED) return (await bell.orAbort(queue.withdraw([shard])))[0] === true;
          await settleAs(shard, readFailure(found.reason));
          return false;
        }
        case 'broken':
          await settleAs(shard, { fault: 'wrong-result', text: found.text });
          return false;
        case 'done': {
          const read = readResult(found.text, shard.seats);
          await ('hosts' in read ? settle(shard, read.hosts) : settleAs(shard, read));
          return false;
        }
      }
    };
    const lookAt = async (some: readonly OpenShard[]) => {
      const lost: OpenShard[] = [];
      for (const few of slices(some, LOOKED_AT_A_TIME)) {
        const states = await bell.orAbort(queue.look(few));
        for (const [at, shard] of few.entries()) {
          const found = states[at];
          if (found && open.has(shard.id) && (await take(shard, found))) lost.push(shard);
        }
      }
      if (lost.length === 0) return;
      onNews({ code: 'submitted-again', shards: lost.length });
      await submit(lost);
    };
    const giveUpSilentLabs = async () => {
      const names = labs.open();
      const foreign = labs.see(names, await bell.orAbort(queue.workersOf(names)));
      for (const one of foreign) onNews({ code: 'other-version', ...one });
      for (const lab of labs.silent()) {
        const left = [...open.values()].filter(shard => shard.lab === lab);
        const out = await bell.orAbort(queue.withdraw(left));
        const unheard = left.filter((_, at) => out[at] === true);
        const seats = unheard.reduce((sum, shard) => sum + shard.seats.length, 0);
        if (seats > 0) onNews({ code: 'given-up', lab, seats });
        for (const shard of unheard) await settle(shard, seatsWithoutWorker(shard, options.waitMs));
      }
      if (open.size > 0) onNews({ code: 'labs', ...labs.progress() });
    };

    const run = async () => {
      await submit([...open.values()]);
      onNews({ code: 'submitted', shards: keys.length, labs: labs.open().length });
      let lookedAt = Number.NEGATIVE_INFINITY;
      while (open.size > 0 && !signal.aborted) {
        const rung = await bell.wait(lookedAt + lookMs - options.clock());
        if (options.clock() < lookedAt + lookMs) {
          await lookAt(rung.flatMap(id => open.get(id) ?? []));
          continue;
        }
        await lookAt([...open.values()]);
        await giveUpSilentLabs();
        lookedAt = options.clock();
      }
    };
    try {
      await run();
    } catch (error) {
      // After an abort, rejected queue calls are expected; anything else is an error.
      if (!signal.aborted) throw error;
    } finally {
      bell.close();
    }
    for (const shard of [...open.values()]) await settle(shard, cancelledSeats(shard));
    await withinMs(queue.forget(keys), FORGET_MS);
  };
}

function* slices<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}

/** Waits for a promise, but no longer than `ms`; the work itself goes on. */
async function withinMs(promise: Promise<void>, ms: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>(resolve => {
    timer = setTimeout(resolve, ms);
  });
  // Jobs that could not be removed now expire after a day.
  await Promise.race([promise.catch(() => {}), late]);
  clearTimeout(timer);
}
