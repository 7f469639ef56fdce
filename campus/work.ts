import type { Sweep } from '../crawler/sweep.ts';
import type { HostResult } from '../survey/result.ts';
import type { Target } from '../targets/hosts.ts';
import { CANCELLED, refusalError } from './failure.ts';
import { type OwnLab, readShard, type ShardResult, targetsOf, toResult } from './shard.ts';

export interface WorkOptions {
  own: OwnLab;
  /** The name of this worker, as the coordinator may show it. */
  worker: string;
  sweep: Sweep;
  /** Where a host name leads to, if that is a public address. */
  publicAddressOf: (name: string) => Promise<string | undefined>;
  signal: AbortSignal;
}

/**
 * Asks the seats of a shard and returns their results, in the order of the seats. Rejects with a refusal where the
 * shard is not one that this worker asks, and with `cancelled` after an abort.
 */
export async function askShard(value: unknown, options: WorkOptions): Promise<ShardResult> {
  const read = readShard(value, options.own);
  if ('fault' in read) throw refusalError(read);
  const { shard } = read;
  const targets = targetsOf(shard);
  if (!options.own.allowPublic) await refusePublicNames(targets, options);
  const results = new Map<number, HostResult>();
  await options.sweep(targets, {
    settings: shard.settings,
    signal: options.signal,
    onResult: result => void results.set(result.seat, result),
  });
  if (options.signal.aborted) throw new Error(CANCELLED);
  return toResult(
    options.worker,
    targets.flatMap(({ seat }) => results.get(seat) ?? []),
  );
}

/** A name can lead elsewhere here than where the survey was submitted. */
async function refusePublicNames(
  targets: readonly Target[],
  { publicAddressOf }: Pick<WorkOptions, 'publicAddressOf'>,
): Promise<void> {
  for (const { host } of targets) {
    if ((await publicAddressOf(host)) !== undefined)
      throw refusalError({ fault: 'refused-address', text: host });
  }
}
