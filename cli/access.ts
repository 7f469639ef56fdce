import { type AccessRule, parseAccess } from '../shared/access.ts';
import type { Settings } from './settings.ts';
import { UsageError } from './usage.ts';

/** Who may connect: those of the configuration, and those of `--allow`. A UsageError names an entry that is no address. */
export function readAccess({ config, messages }: Settings, allow: readonly string[] = []): AccessRule {
  const own = config.server.allow;
  const access = parseAccess([...own, ...allow]);
  if (!('bad' in access)) return access;
  const where = own.includes(access.bad) ? 'server.allow' : '--allow';
  throw new UsageError(messages.usage.badAccess(where, access.bad));
}
