import { cancelled, unasked } from '../crawler/probe.ts';
import type { SweepSettings } from '../crawler/sweep.ts';
import type { HostResult } from '../survey/result.ts';
import type { Target } from '../targets/hosts.ts';
import { type Refusal, SHARD_SCHEMA, SHARD_SEATS, type Shard } from './shard.ts';
import type { ShardKey } from './shard-queue.ts';

/** A shard that has not come back yet. */
export interface OpenShard extends ShardKey {
  seats: Target[];
}

/** Cuts targets into shards of one lab each. The same targets give the same shards, so that a survey can be resumed. */
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

/** What a worker is told of a shard. */
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

/** The results of seats that nobody asked because the crawl was ended. */
export function cancelledSeats({ seats }: OpenShard): HostResult[] {
  return seats.map(cancelled);
}

/** The results of seats in whose lab no worker was to be found for `afterMs`. */
export function seatsWithoutWorker({ lab, seats }: OpenShard, afterMs: number): HostResult[] {
  return seats.map(seat => unasked(seat, 'cancelled', { code: 'no-worker', lab, afterMs }));
}

/** The results of seats whose shard came back wrong. */
export function failedSeats({ lab, seats }: OpenShard, refusal: Refusal): HostResult[] {
  return seats.map(seat => unasked(seat, 'internal-error', { code: 'internal-error', lab, ...refusal }));
}
