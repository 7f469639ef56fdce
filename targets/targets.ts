import { readFileSync } from 'node:fs';
import { fileTroubleOf, type Settings } from '../cli/settings.ts';
import type { TargetFlags } from '../cli/sweep-options.ts';
import { UsageError } from '../cli/usage.ts';
import type { Messages } from '../messages/messages.ts';
import { addressKind } from '../shared/address.ts';
import { expandTargets, type TargetList } from './hosts.ts';

/** More addresses than this are a mistake more often than a school. */
const MAX_HOSTS = 4_096;

/** The seats of a command line, or of the configuration where it names none; a UsageError where they make no sense. */
export function chooseTargets(
  specs: readonly string[],
  flags: TargetFlags,
  { config, messages }: Settings,
): TargetList {
  const maxHosts = flags.maxHosts === undefined ? MAX_HOSTS : Number(flags.maxHosts);
  if (!Number.isSafeInteger(maxHosts) || maxHosts < 1) {
    throw new UsageError(messages.usage.badMaxHosts(flags.maxHosts ?? ''));
  }
  const expanded = expandTargets(specs.length > 0 ? specs : config.hosts, {
    port: config.port,
    exclude: config.exclude,
    allowPublic: flags.allowPublic === true,
    maxHosts,
    readList: path => readList(path, messages),
  });
  if ('problem' in expanded) throw new UsageError(messages.usage.target(expanded.problem));
  return expanded.targets;
}

function readList(path: string, messages: Messages): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Error(fileTroubleOf(error, messages), { cause: error });
  }
}

/** Refuses names that lead to public addresses; a name that leads nowhere is a result of the crawl, not a mistake. */
export async function refusePublicNames({ pieces }: TargetList, { messages }: Settings): Promise<void> {
  const names = new Set(pieces.flatMap(({ range }) => (range.family === 'name' ? [range.name] : [])));
  if (names.size === 0) return;
  const { lookup } = await import('node:dns/promises');
  for (const name of names) {
    const found = await lookup(name, { all: true }).catch(() => []);
    const leak = found.find(({ address }) => addressKind(address) === 'public');
    if (leak)
      throw new UsageError(messages.usage.target({ code: 'public-address', text: name, host: leak.address }));
  }
}
