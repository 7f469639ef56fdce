import type { Settings } from '../cli/settings.ts';
import { UsageError } from '../cli/usage-error.ts';
import type { TargetList } from '../targets/hosts.ts';
import { chooseLabs, chooseTargets, refusePublicNames, type TargetLimits } from '../targets/targets.ts';

/** The options that choose seats: labs of the configuration, perhaps behind a queue, and limits. */
export interface SeatOptions extends TargetLimits {
  lab: readonly string[];
  queue: string | undefined;
}

/** Chooses the seats to ask: targets, or labs if there is `--lab` or `--queue`. @throws UsageError if these do not go together */
export async function chooseSeats(
  operands: readonly string[],
  options: SeatOptions,
  settings: Settings,
): Promise<TargetList> {
  const { mistakes } = settings.messages.campus;
  const { lab, queue } = options;
  if (operands.length > 0 && queue !== undefined) throw new UsageError(mistakes.targetsWithQueue);
  if (operands.length > 0 && lab.length > 0) throw new UsageError(mistakes.targetsWithLab);
  const isOfLabs = queue !== undefined || lab.length > 0;
  const targets = isOfLabs
    ? await chooseLabs(lab, options, settings)
    : await chooseTargets(operands, options, settings);
  if (!options.allowPublic) await refusePublicNames(targets, settings);
  return targets;
}
