import { groupBy } from '../shared/group-by.ts';
import type { Target } from '../targets/hosts.ts';
import { SHARD_SEATS } from './shard.ts';
import type { ShardKey } from './shard-queue.ts';

/** A shard whose results have not come back yet. */
export interface OpenShard extends ShardKey {
  seats: Target[];
}

/** Cuts targets into shards, each of one lab. The same targets give the same shards, so that a survey can be resumed. */
export function cutShards(survey: string, targets: Iterable<Target>): OpenShard[] {
  return [...groupBy(targets, ({ lab = '' }) => lab)].flatMap(([lab, all]) =>
    [...slices(all, SHARD_SEATS)].map((seats, at) => ({ id: `${survey}-${lab}-${at + 1}`, lab, seats })),
  );
}

/** Cuts a list into pieces of at most `size` items. */
export function* slices<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  for (let from = 0; from < items.length; from += size) yield items.slice(from, from + size);
}
