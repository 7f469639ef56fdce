import type { Sweep } from '../crawler/sweep.ts';
import type { HostResult } from '../survey/result.ts';
import type { Target } from '../targets/hosts.ts';
import { publicAddressOf } from '../targets/targets.ts';
import { CANCELLED, refusalError } from './failure.ts';
import { type OwnLab, readShard, type ShardResult, targetsOf, toResult } from './shard.ts';

/**
 * Asks the seats of a shard and returns their results, in the order of the seats. Rejects with a refusal if this worker
 * must not ask them, and with `cancelled` after an abort. `worker` is the name that it has in `campus status`.
 */
export async function askShard(
  value: unknown,
  { own, worker, sweep, signal }: { own: OwnLab; worker: string; sweep: Sweep; signal: AbortSignal },
): Promise<ShardResult> {
  const read = readShard(value, own);
  if ('fault' in read) throw refusalError(read);
  const { shard } = read;
  const targets = targetsOf(shard);
  if (!own.allowPublic) await refusePublicNames(targets);
  const results = new Map<number, HostResult>();
  await sweep(targets, {
    settings: shard.settings,
    signal,
    onResult: result => void results.set(result.seat, result),
  });
  if (signal.aborted) throw new Error(CANCELLED);
  return toResult(
    worker,
    targets.flatMap(({ seat }) => results.get(seat) ?? []),
  );
}

/** A name may resolve differently here than on the machine that submitted the survey. */
async function refusePublicNames(targets: readonly Target[]): Promise<void> {
  for (const { host } of targets) {
    if ((await publicAddressOf(host)) !== undefined)
      throw refusalError({ fault: 'refused-address', text: host });
  }
}
