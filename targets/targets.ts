import { closest } from 'fastest-levenshtein';
import { fileMistake } from '../cli/files.ts';
import { writeErr } from '../cli/output.ts';
import type { Settings } from '../cli/settings.ts';
import { UsageError } from '../cli/usage-error.ts';
import { MAX_LIST_BYTES, readText } from '../saved/text.ts';
import { addressKind, publicKind } from '../shared/address.ts';
import { printable, quotable } from '../shared/printable.ts';
import { expandTargets, type HostsOptions, listPath, type TargetList } from './hosts.ts';
import { expandLabs } from './labs.ts';

/** Limits for a list of targets. */
export interface TargetLimits {
  allowPublic: boolean;
  maxHosts: number;
}

/** The seats on the command line, or else in the configuration. @throws UsageError if a target is invalid */
export async function chooseTargets(
  specs: readonly string[],
  limits: TargetLimits,
  settings: Settings,
): Promise<TargetList> {
  const { config, file, messages } = settings;
  const wanted = specs.length > 0 ? specs : config.hosts;
  if (specs.length === 0) {
    const hosts = printable(quotable(config.hosts.join(', ')));
    writeErr(messages.crawl.configured({ hosts, file }));
  }
  const expanded = expandTargets(wanted, await prepareExpansion(wanted, limits, settings));
  if ('problem' in expanded) throw new UsageError(messages.usage.target(expanded.problem));
  return expanded.targets;
}

/**
 * The seats of all labs in the configuration, or of the named ones, numbered through in the configuration's order.
 * @throws UsageError if a lab is unknown or a target is invalid
 */
export async function chooseLabs(
  names: readonly string[],
  limits: TargetLimits,
  settings: Settings,
): Promise<TargetList> {
  const { config, messages } = settings;
  const { mistakes } = messages.campus;
  const known = Object.keys(config.labs ?? {});
  if (known.length === 0) throw new UsageError(mistakes.noLabs);
  const unknown = names.find(name => !known.includes(name));
  if (unknown !== undefined)
    throw new UsageError(mistakes.unknownLab(unknown, closest(unknown, known), known));
  const labs = Object.entries(config.labs ?? {})
    .filter(([name]) => names.length === 0 || names.includes(name))
    .map(([lab, specs]) => ({ lab, specs }));
  const specs = labs.flatMap(lab => lab.specs);
  const expanded = expandLabs(labs, await prepareExpansion(specs, limits, settings));
  if ('problem' in expanded)
    throw new UsageError(`labs.${expanded.lab}: ${messages.usage.target(expanded.problem)}`);
  return expanded.targets;
}

/** Reads all list files that targets and exclusions refer to. @throws UsageError if one cannot be read */
async function prepareExpansion(
  specs: readonly string[],
  { allowPublic, maxHosts }: TargetLimits,
  { config: { port, exclude }, language, messages }: Settings,
): Promise<HostsOptions> {
  const lists = new Map<string, string>();
  for (const path of [...specs, ...exclude].flatMap(spec => listPath(spec) ?? [])) {
    try {
      lists.set(path, (await readText(path, { limit: MAX_LIST_BYTES, language })).text);
    } catch (error) {
      throw fileMistake(path, error, messages);
    }
  }
  return { port, exclude, allowPublic, maxHosts, readList: path => lists.get(path) ?? '' };
}

/** Refuses names that resolve to public addresses. An unknown name is not refused: it becomes a result of the crawl. */
export async function refusePublicNames({ pieces }: TargetList, { messages }: Settings): Promise<void> {
  const names = new Set(pieces.flatMap(({ range }) => (range.family === 'name' ? [range.name] : [])));
  if (names.size === 0) return;
  // All at once: the name server may take seconds for each.
  const found = await Promise.all(
    [...names].map(async name => ({ name, host: await publicAddressOf(name) })),
  );
  for (const { name, host } of found) {
    if (host !== undefined)
      throw new UsageError(messages.usage.target({ code: publicKind(host), text: name, host }));
  }
}

/** The public address that a name resolves to; undefined if there is none. */
export async function publicAddressOf(name: string): Promise<string | undefined> {
  if (addressKind(name) !== undefined) return undefined;
  const { lookup } = await import('node:dns/promises');
  const found = await lookup(name, { all: true }).catch(() => []);
  return found.find(({ address }) => addressKind(address) === 'public')?.address;
}
