import type { TargetMistake } from '../messages/mistakes.ts';
import { firstPublic, publicKind } from '../shared/address.ts';
import {
  axisOf,
  claim,
  covers,
  hostAt,
  type Interval,
  parseTarget,
  type TargetRange,
} from './target-range.ts';

/** One seat to ask. `host` is an IPv4 address, an IPv6 address without brackets, or a name in lower case. */
export interface Target {
  seat: number;
  host: string;
  port: number;
  name?: string;
  /** Set if the seats of several labs are asked together. */
  lab?: string;
}

/** How to expand targets. `port` is for targets without one; `readList` returns the text of an @FILE. */
export interface HostsOptions {
  port: number;
  exclude: readonly string[];
  allowPublic: boolean;
  maxHosts: number;
  readList: (path: string) => string;
}

/** A target as written, with its file and line (from 1) if it came from a file. */
interface Origin {
  text: string;
  path?: string;
  line?: number;
}

type ReadList = HostsOptions['readList'];

type Failure = { problem: TargetMistake };
type Line = { origin: Origin; name?: string };
type Spec = Line & { range: TargetRange };
type Part = Spec & { port: number };

/** All seats to ask, as ranges: plain data, as small for a million addresses as for one. */
export interface TargetList {
  count: number;
  pieces: Piece[];
}

interface Piece {
  range: TargetRange;
  port: number;
  name?: string;
  lab?: string;
}

/**
 * Turns targets as an operator writes them into seats, numbered from 1 in the order of the specs. Drops duplicates and
 * excluded hosts. An exclusion without a port or zone applies to all of them, and an excluded CIDR to its whole network.
 * A host name may still resolve to a public address, which the crawl has to check.
 */
export function expandTargets(
  specs: readonly string[],
  options: HostsOptions,
): { targets: TargetList } | Failure {
  const wanted = readSpecs(specs, options.readList);
  if ('problem' in wanted) return wanted;
  const excluded = readSpecs(options.exclude, options.readList);
  if ('problem' in excluded) return excluded;
  if (wanted.specs.length === 0) return { problem: { code: 'no-targets' } };
  const parts = cutOut(wanted.specs, excluded.specs, options.port);
  if (parts.length === 0) return { problem: { code: 'all-excluded' } };
  // Counted by arithmetic, so that even a /8 need not be expanded.
  const count = Number(parts.reduce((sum, { range }) => sum + range.last - range.first + 1n, 0n));
  if (count > options.maxHosts)
    return { problem: { code: 'too-many-hosts', count, limit: options.maxHosts } };
  const problem = options.allowPublic ? undefined : findPublic(parts);
  return problem ? { problem } : { targets: { count, pieces: parts } };
}

/** Generates the targets one by one. */
export function* eachTarget({ pieces }: TargetList): Generator<Target, void> {
  let seat = 1;
  for (const { range, port, name, lab } of pieces) {
    const named = { ...(name !== undefined && { name }), ...(lab !== undefined && { lab }) };
    for (let at = range.first; at <= range.last; at++)
      yield { seat: seat++, host: hostAt(range, at), port, ...named };
  }
}

function readSpecs(texts: readonly string[], readList: ReadList): { specs: Spec[] } | Failure {
  const specs: Spec[] = [];
  for (const line of texts.flatMap(text => linesOf(text.trim(), readList))) {
    if ('problem' in line) return line;
    for (const text of splitTargets(line.origin)) {
      const origin = { ...line.origin, text };
      const parsed = parseTarget(text);
      if ('problem' in parsed) return { problem: { ...parsed.problem, ...origin } };
      specs.push({ ...line, origin, ...parsed });
    }
  }
  return { specs };
}

function linesOf(text: string, readList: ReadList): (Line | Failure)[] {
  const path = listPath(text);
  return path === undefined ? [{ origin: { text } }] : listLines(path, readList(path));
}

/**
 * Splits a word or line into targets at commas and blanks. If a part is not a target ("10.0.0.1 - 40"), or a line has a
 * name after a comma ("10.0.0.1,Li Lei"), it returns the whole text, which is then reported.
 */
function splitTargets({ text, path }: Origin): string[] {
  const words = text.split(/[\s,，、]+/).filter(word => word !== '');
  const parsed = words.map(parseTarget);
  const isBroken = parsed.some(result => 'problem' in result && result.problem.code === 'bad-target');
  const names = parsed.filter(result => 'range' in result && result.range.family === 'name').length;
  const isMixed = path !== undefined && names > 0 && names < words.length;
  return words.length === 0 || isBroken || isMixed ? [text] : words;
}

/** The path in an @FILE target; undefined for any other target. */
export function listPath(spec: string): string | undefined {
  return /^@(.+)$/s.exec(spec.trim())?.[1];
}

function listLines(path: string, content: string): (Line | Failure)[] {
  return content.split(/\r\n|[\r\n]/).flatMap((row, index): (Line | Failure)[] => {
    const text = row.replace(/(^|\s)#.*$/, '').trim();
    const line = index + 1;
    if (text === '') return [];
    if (text.startsWith('@')) return [{ problem: { code: 'nested-list', text, path, line } }];
    // Text that continues an address ("10.0.0.1 - 40", "~ 40", a second address) is not a name: it would hide seats.
    const [, address, name] =
      /^(\S*[^\s,，、])\s+(?![\p{Pd}\p{Sm}/,，、\s]|\d+\.\d+\.)(.+)$/u.exec(text) ?? [];
    if (address === undefined || name === undefined) return [{ origin: { text, path, line } }];
    return [{ origin: { text: address, path, line }, name }];
  });
}

/** Removes from each spec what is excluded or already in an earlier spec. */
function cutOut(specs: readonly Spec[], excluded: readonly Spec[], defaultPort: number): Part[] {
  const takenOn = new Map<string, Interval[]>();
  return specs.flatMap(spec => {
    const { range } = spec;
    const port = range.port ?? defaultPort;
    const key = `${port} ${axisOf(range)}`;
    const taken = takenOn.get(key) ?? [];
    if (!takenOn.has(key)) {
      for (const out of excluded) if (covers(out.range, range, port)) claim(taken, out.range);
      takenOn.set(key, taken);
    }
    const seats = { first: range.first + range.edge, last: range.last - range.edge };
    return claim(taken, seats).map(part => ({ ...spec, port, range: { ...range, ...part } }));
  });
}

function findPublic(parts: readonly Part[]): TargetMistake | undefined {
  for (const { range, origin } of parts) {
    const found = range.family === 'name' ? undefined : firstPublic(range);
    if (found === undefined) continue;
    const host = hostAt(range, found);
    return { code: publicKind(host), host, ...origin };
  }
  return undefined;
}
