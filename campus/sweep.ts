import { setTimeout as pause } from 'node:timers/promises';
import { cancelled, unasked } from '../crawler/probe.ts';
import type { Sweep } from '../crawler/sweep.ts';
import { orAbort } from '../network/deadline.ts';
import type { HostResult } from '../survey/result.ts';
import { cutShards, type OpenShard, slices } from './cut-shards.ts';
import { CANCELLED, readFailure } from './failure.ts';
import { watchLabs } from './labs.ts';
import { type Refusal, readResult, toShard } from './shard.ts';
import type { ShardQueue, ShardState } from './shard-queue.ts';

/** What a sweep over a queue reports besides its results. */
export type CampusNews =
  | { code: 'submitted-again'; shards: number }
  | { code: 'failed'; lab: string; seats: number; refusal: Refusal }
  | { code: 'given-up'; lab: string; seats: number }
  | { code: 'other-version'; lab: string; speaks: string }
  | { code: 'labs'; done: number; total: number; withoutWorker: string[] };

/** The survey, its patience with silent labs, and what is called with news. */
export interface CampusOptions {
  survey: string;
  /** A lab that is silent for this long is given up. */
  waitMs: number;
  onNews: (news: CampusNews) => void;
  clock?: () => number;
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
  const { survey, waitMs, onNews, clock = () => performance.now(), lookMs = LOOK_MS } = options;
  return async (targets, { settings, signal, onResult }) => {
    const open = new Map(cutShards(survey, targets).map(shard => [shard.id, shard]));
    // Without the seats: those of a settled shard are not kept.
    const keys = [...open.values()].map(({ id, lab }) => ({ id, lab }));
    const openLabs = () => [...new Set(Array.from(open.values(), ({ lab }) => lab))];
    const total = openLabs().length;
    const labs = watchLabs(openLabs(), { waitMs, clock });
    const finished = new Set<string>();
    let wake = new AbortController();
    queue.onDone(id => {
      finished.add(id);
      wake.abort();
    });
    /** Waits until a shard is finished, a time has passed, or the sweep is aborted. */
    const rest = async (ms: number) => {
      wake = new AbortController();
      if (finished.size > 0) return;
      const woken = AbortSignal.any([signal, wake.signal]);
      await pause(Math.max(0, ms), undefined, { signal: woken }).catch(() => {});
    };

    const submit = async (some: readonly OpenShard[]) => {
      for (const few of slices(some, SUBMITTED_AT_A_TIME)) {
        const jobs = few.map(shard => ({ ...shard, data: toShard(shard, survey, settings) }));
        await orAbort(queue.submit(jobs), signal);
      }
    };
    const settle = async (shard: OpenShard, hosts: readonly HostResult[]) => {
      open.delete(shard.id);
      labs.noteActivity(shard.lab);
      for (const host of hosts) await onResult(host);
    };
    const settleAs = async (shard: OpenShard, refusal: Refusal) => {
      onNews({ code: 'failed', lab: shard.lab, seats: shard.seats.length, refusal });
      const problem = { code: 'internal-error', lab: shard.lab, ...refusal } as const;
      const hosts = shard.seats.map(seat => unasked(seat, 'internal-error', problem));
      await settle(shard, hosts);
    };
    /** Handles the state of a shard; returns whether it has to be submitted again. */
    const take = async (shard: OpenShard, found: ShardState): Promise<boolean> => {
      switch (found.state) {
        case 'gone':
          return true;
        case 'waiting':
          return false;
        case 'running':
          labs.noteActivity(shard.lab);
          return false;
        case 'failed': {
          // The survey was missing from the queue for a moment, and a worker cancelled the shard.
          if (found.reason === CANCELLED) return (await orAbort(queue.withdraw([shard]), signal))[0] === true;
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
        const states = await orAbort(queue.statesOf(few), signal);
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
      const names = openLabs();
      const foreign = labs.update(names, await orAbort(queue.workersOf(names), signal));
      for (const one of foreign) onNews({ code: 'other-version', ...one });
      for (const lab of labs.silent(names)) {
        const own = [...open.values()].filter(shard => shard.lab === lab);
        const out = await orAbort(queue.withdraw(own), signal);
        const withdrawn = own.filter((_, at) => out[at] === true);
        const seats = withdrawn.reduce((sum, shard) => sum + shard.seats.length, 0);
        if (seats > 0) onNews({ code: 'given-up', lab, seats });
        const problem = { code: 'no-worker', lab, afterMs: waitMs } as const;
        for (const shard of withdrawn) {
          const hosts = shard.seats.map(seat => unasked(seat, 'cancelled', problem));
          await settle(shard, hosts);
        }
      }
      const left = openLabs();
      const withoutWorker = labs.withoutWorker(left);
      if (left.length > 0) onNews({ code: 'labs', done: total - left.length, total, withoutWorker });
    };

    const run = async () => {
      await submit([...open.values()]);
      let roundAt = clock();
      while (open.size > 0 && !signal.aborted) {
        await rest(roundAt - clock());
        const ids = [...finished];
        finished.clear();
        if (clock() < roundAt) {
          await lookAt(ids.flatMap(id => open.get(id) ?? []));
          continue;
        }
        await lookAt([...open.values()]);
        await giveUpSilentLabs();
        roundAt = clock() + lookMs;
      }
    };
    try {
      await run();
    } catch (error) {
      // After an abort, rejected queue calls are expected; anything else is an error.
      if (!signal.aborted) throw error;
    }
    for (const shard of [...open.values()]) await settle(shard, shard.seats.map(cancelled));
    // Jobs that cannot be removed now expire after a day.
    const forgotten = queue.forget(keys).catch(() => {});
    await Promise.race([forgotten, pause(FORGET_MS, undefined, { ref: false })]);
  };
}
