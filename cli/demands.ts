import { type AccessRule, parseAccess } from '../shared/access.ts';
import type { Settings } from './settings.ts';
import { UsageError } from './usage.ts';

/** Combines the access lists of the configuration and of `--allow`. @throws UsageError that names a bad entry */
export function readAccess({ config, messages }: Settings, allow: readonly string[] = []): AccessRule {
  const own = config.server.allow;
  const access = parseAccess([...own, ...allow]);
  if (!('bad' in access)) return access;
  const where = own.includes(access.bad) ? 'server.allow' : '--allow';
  throw new UsageError(messages.usage.badAccess(where, access.bad));
}

/** Refuses weights that cannot give a distance, before any seat is asked. @throws UsageError */
export function refuseWeights({ config: { similarity }, messages: { usage } }: Settings): void {
  const { metric, weights } = similarity;
  if (weights.every(weight => weight === 0)) throw new UsageError(usage.weightsAllZero);
  if (metric === 'mahalanobis' && weights.some(weight => weight !== 1))
    throw new UsageError(usage.weightsNotTaken);
}
