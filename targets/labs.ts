import type { TargetMistake } from '../messages/mistakes.ts';
import { groupBy } from '../shared/group-by.ts';
import { expandTargets, type HostsOptions, type Target, type TargetList } from './hosts.ts';
import { axisOf, hostAt, parseTarget } from './target-range.ts';

/** The name of a lab, and its targets as an operator writes them. */
export interface Lab {
  lab: string;
  specs: readonly string[];
}

/**
 * The seats of several labs, numbered through, lab by lab. The same address in two labs counts as two seats, because
 * networks behind different routers may use the same range. `maxHosts` applies to each lab.
 */
export function expandLabs(
  labs: readonly Lab[],
  options: HostsOptions,
): { targets: TargetList } | { problem: TargetMistake; lab: string } {
  const targets: TargetList = { count: 0, pieces: [] };
  for (const { lab, specs } of labs) {
    const expanded = expandTargets(specs, options);
    if ('problem' in expanded) return { problem: expanded.problem, lab };
    targets.count += expanded.targets.count;
    for (const piece of expanded.targets.pieces) targets.pieces.push({ ...piece, lab });
  }
  return { targets };
}

/** Writes the seats of each lab as lines of a list file, without references to files and without exclusions. */
export function writeLabs({ pieces }: TargetList): { lab: string; targets: string[] }[] {
  const lines = pieces.map(({ lab = '', range, port, name }) => {
    const seats = range.last - range.first + 1n;
    const host = hostAt(range, range.first);
    const whole = seats === 1n ? host : `${host}+${seats}`;
    const target = `${host.includes(':') ? `[${whole}]` : whole}:${port}`;
    return { lab, line: name === undefined ? target : `${target} ${name}` };
  });
  const labs = groupBy(lines, ({ lab }) => lab);
  return [...labs].map(([lab, own]) => ({ lab, targets: own.map(({ line }) => line) }));
}

/** Reads lines written by `writeLabs`. Limits and public addresses were checked before, so only the syntax is checked here. */
export function readLabs(
  labs: readonly { lab: string; targets: readonly string[] }[],
): ReturnType<typeof expandLabs> {
  const lines = new Map(labs.map(({ lab, targets }) => [lab, targets.join('\n')]));
  return expandLabs(
    labs.map(({ lab }) => ({ lab, specs: [`@${lab}`] })),
    {
      port: 1,
      exclude: [],
      allowPublic: true,
      maxHosts: Number.POSITIVE_INFINITY,
      readList: lab => lines.get(lab) ?? '',
    },
  );
}

/** Whether a list contains a target. A range without a port contains its hosts at every port. */
export function listsTarget({ pieces }: TargetList, { host, port }: Target): boolean {
  const parsed = parseTarget(host.includes(':') ? `[${host}]` : host);
  if ('problem' in parsed) return false;
  const { first } = parsed.range;
  const axis = axisOf(parsed.range);
  return pieces.some(({ range }) => {
    const isAtPort = range.port === undefined || range.port === port;
    return isAtPort && axisOf(range) === axis && range.first <= first && first <= range.last;
  });
}
