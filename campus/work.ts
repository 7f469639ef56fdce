import type { Sweep } from '../crawler/sweep.ts';
import type { HostResult } from '../survey/result.ts';
import type { Target } from '../targets/hosts.ts';
import { CANCELLED, refusalError } from './failure.ts';
import { type OwnLab, readShard, type ShardResult, targetsOf, toResult } from './shard.ts';

export interface WorkOptions {
  own: OwnLab;
  /** The name under which this worker appears in results and in `campus status`. */
  worker: string;
  sweep: Sweep;
  /** The public address that a host name resolves to; undefined if it is private. */
  publicAddressOf: (name: string) => Promise<string | undefined>;
  signal: AbortSignal;
}

/**
 * Asks the seats of a shard and returns their results, in the order of the seats. Rejects with a refusal if this worker
 * must not ask them, and with `cancelled` after an abort.
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

/** A name may resolve differently here than on the machine that submitted the survey. */
async function refusePublicNames(
  targets: readonly Target[],
  { publicAddressOf }: Pick<WorkOptions, 'publicAddressOf'>,
): Promise<void> {
  for (const { host } of targets) {
    if ((await publicAddressOf(host)) !== undefined)
      throw refusalError({ fault: 'refused-address', text: host });
  }
}
