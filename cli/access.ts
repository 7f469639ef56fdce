import { type AccessRule, parseAccess } from '../shared/access.ts';
import type { Settings } from './settings.ts';
import { UsageError } from './usage-error.ts';

/** Combines the access lists of the configuration and of `--allow`. @throws UsageError that names a bad entry */
export function readAccess({ config, messages }: Settings, allow: readonly string[] = []): AccessRule {
  const own = config.server.allow;
  const access = parseAccess([...own, ...allow]);
  if (!('bad' in access)) return access;
  const where = own.includes(access.bad) ? 'server.allow' : '--allow';
  throw new UsageError(messages.usage.badAccess(where, access.bad));
}
