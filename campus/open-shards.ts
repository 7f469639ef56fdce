import { cancelled, unasked } from '../crawler/probe.ts';
import type { SweepSettings } from '../crawler/sweep.ts';
import type { HostResult } from '../survey/result.ts';
import type { Target } from '../targets/hosts.ts';
import { type Refusal, SHARD_SCHEMA, SHARD_SEATS, type Shard } from './shard.ts';
import type { ShardKey } from './shard-queue.ts';

/** A shard whose results have not come back yet. */
export interface OpenShard extends ShardKey {
  seats: Target[];
}

/** Cuts targets into shards, each of one lab. The same targets give the same shards, so that a survey can be resumed. */
export function cutShards(survey: string, targets: Iterable<Target>): OpenShard[] {
  const shards: OpenShard[] = [];
  const counts = new Map<string, number>();
  const last = new Map<string, OpenShard>();
  for (const target of targets) {
    const lab = target.lab ?? '';
    let shard = last.get(lab);
    if (shard === undefined || shard.seats.length === SHARD_SEATS) {
      const number = (counts.get(lab) ?? 0) + 1;
      counts.set(lab, number);
      shard = { id: `${survey}-${lab}-${number}`, lab, seats: [] };
      last.set(lab, shard);
      shards.push(shard);
    }
    shard.seats.push(target);
  }
  return shards;
}

/** The job that a worker gets for a shard. */
export function toShard({ lab, seats }: OpenShard, survey: string, settings: SweepSettings): Shard {
  const { concurrency, timeoutMs, attempts } = settings;
  return {
    schema: SHARD_SCHEMA,
    survey,
    lab,
    settings: { concurrency, timeoutMs, attempts },
    seats: seats.map(({ lab: _, ...seat }) => seat),
  };
}

/** Results for seats that were not asked because the crawl was cancelled. */
export function cancelledSeats({ seats }: OpenShard): HostResult[] {
  return seats.map(cancelled);
}

/** Results for seats whose lab had no worker for `afterMs`. */
export function seatsWithoutWorker({ lab, seats }: OpenShard, afterMs: number): HostResult[] {
  return seats.map(seat => unasked(seat, 'cancelled', { code: 'no-worker', lab, afterMs }));
}

/** Results for seats whose shard failed or came back invalid. */
export function failedSeats({ lab, seats }: OpenShard, refusal: Refusal): HostResult[] {
  return seats.map(seat => unasked(seat, 'internal-error', { code: 'internal-error', lab, ...refusal }));
}
