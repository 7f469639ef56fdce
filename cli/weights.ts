import type { Settings } from './settings.ts';
import { UsageError } from './usage-error.ts';

/** Refuses weights that cannot give a distance, before any seat is asked. @throws UsageError */
export function refuseWeights({ config: { similarity }, messages: { usage } }: Settings): void {
  const { metric, weights } = similarity;
  if (weights.every(weight => weight === 0)) throw new UsageError(usage.weightsAllZero);
  if (metric === 'mahalanobis' && weights.some(weight => weight !== 1))
    throw new UsageError(usage.weightsNotTaken);
}
