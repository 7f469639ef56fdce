import { type AddressBlock, formatAddress, parseAddress, parseBlock } from '../shared/address.ts';

/** The numbers from `first` to `last`, inclusive. */
export interface Interval {
  first: bigint;
  last: bigint;
}

/**
 * The range of one target, not expanded; a host name is a range of one. `edge` is the number of addresses at each end that
 * are not seats: the network and broadcast address of an IPv4 CIDR.
 */
export type TargetRange = (AddressBlock | (Interval & { family: 'name'; name: string })) & {
  edge: bigint;
  port?: number;
};

/** Why a text is not a target. */
type RangeProblem =
  | { code: 'bad-target' }
  | { code: 'bad-port'; port: string }
  | { code: 'bad-prefix'; prefix: string; limit: number }
  | { code: 'bad-count'; count: string }
  | { code: 'octet-too-large'; octet: string }
  | { code: 'leading-zero'; octet: string }
  | { code: 'range-backwards' }
  | { code: 'past-the-end' };

type Result = { range: TargetRange } | { problem: RangeProblem };

/** Parses one target: an address, a range of addresses or a host name, with or without a port. */
export function parseTarget(text: string): Result {
  const [, inBrackets, bracketPort] = /^\[([^[\]]*:[^[\]]*)\](?::(.*))?$/.exec(text) ?? [];
  // Two colons mean IPv6. A slash after the colon means a URL, for which a complaint about the port would mislead.
  const [, beforeColon, plainPort] = /^([^:]+):([^:/]*)$/.exec(text) ?? [];
  const parsed = parseRange(inBrackets ?? beforeColon ?? text);
  const port = bracketPort ?? plainPort;
  if ('problem' in parsed || port === undefined) return parsed;
  if (!/^[1-9]\d{0,4}$/.test(port) || Number(port) > 65_535) return { problem: { code: 'bad-port', port } };
  return { range: { ...parsed.range, port: Number(port) } };
}

/** The name of the address space of a range. Ranges in different spaces cannot overlap. */
export function axisOf(range: TargetRange): string {
  return range.family === 'name' ? range.name : `${range.family}${range.zone}`;
}

/** Whether an exclusion applies to the address space and port of a target; without port or zone it applies to all. */
export function covers(exclusion: TargetRange, target: TargetRange, port: number): boolean {
  if (exclusion.port !== undefined && exclusion.port !== port) return false;
  const isEveryZone = exclusion.family === 6 && exclusion.zone === '';
  return isEveryZone ? target.family === 6 : axisOf(exclusion) === axisOf(target);
}

/** The host at one position of a range. */
export function hostAt(range: TargetRange, at: bigint): string {
  return range.family === 'name' ? range.name : formatAddress(range, at);
}

/** Adds an interval to `taken`, which stays sorted and without overlaps, and returns the parts that were still free. */
export function claim(taken: Interval[], { first, last }: Interval): Interval[] {
  const fresh: Interval[] = [];
  const from = firstEndingAfter(taken, first);
  let [to, start, next] = [from, first, first];
  for (let hit = taken[to]; hit && hit.first <= last; hit = taken[++to]) {
    if (hit.first > next) fresh.push({ first: next, last: hit.first - 1n });
    if (hit.first < start) start = hit.first;
    next = hit.last + 1n;
  }
  if (next <= last) fresh.push({ first: next, last });
  taken.splice(from, to - from, { first: start, last: next > last ? next - 1n : last });
  return fresh;
}

// Binary search, because a list may have 40,000 single addresses.
function firstEndingAfter(taken: readonly Interval[], value: bigint): number {
  let [low, high] = [0, taken.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const interval = taken[middle];
    if (interval && interval.last < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function parseRange(text: string): Result {
  const single = parseAddress(text);
  if (single) return { range: { ...single, edge: 0n } };
  const [, start = '', sign, rest = ''] = /^([^-+/%]+(?:%[\w.-]+)?)([-+/])(.*)$/.exec(text) ?? [];
  const first = parseAddress(start);
  if (first === undefined) return parseName(text);
  if (sign === '/') return parseCidr(start, rest);
  return sign === '+' ? parseCounted(first, rest) : (parseSpan(first, rest) ?? misread(text));
}

/** Parses `10.1.2.0/24`. */
function parseCidr(start: string, prefix: string): Result {
  const network = parseBlock(`${start}/${prefix}`);
  if (!network) {
    return { problem: { code: 'bad-prefix', prefix, limit: start.includes(':') ? 128 : 32 } };
  }
  // A /31 links two hosts (RFC 3021) and a /32 is one host: neither has a network or broadcast address.
  const hasEdges = network.family === 4 && network.last - network.first > 1n;
  return { range: { ...network, edge: hasEdges ? 1n : 0n } };
}

/** Parses `10.1.2.10+40`. */
function parseCounted(start: AddressBlock, count: string): Result {
  // 39 digits are enough for any number of IPv6 addresses.
  if (!/^[1-9]\d{0,38}$/.test(count)) return { problem: { code: 'bad-count', count } };
  const last = start.first + BigInt(count) - 1n;
  if (last >> (start.family === 4 ? 32n : 128n) > 0n) return { problem: { code: 'past-the-end' } };
  return { range: { ...start, last, edge: 0n } };
}

/** Parses `10.1.2.10-49` and `10.1.2.250-10.1.3.33`. An IPv6 range needs both addresses, since 10-49 would be hexadecimal. */
function parseSpan(start: AddressBlock, end: string): Result | undefined {
  const isOctet = start.family === 4 && /^(0|[1-9]\d{0,2})$/.test(end) && Number(end) <= 255;
  const last = isOctet ? (start.first & ~255n) + BigInt(end) : lastOf(start, end);
  if (last === undefined) return undefined;
  if (last < start.first) return { problem: { code: 'range-backwards' } };
  return { range: { ...start, last, edge: 0n } };
}

function lastOf({ family, zone }: AddressBlock, end: string): bigint | undefined {
  const last = parseAddress(end);
  return last?.family === family && last.zone === zone ? last.last : undefined;
}

/** Parses a name such as `seat-7.lab`. Text that resembles an address is treated as a typo, not looked up as a name. */
function parseName(text: string): Result {
  const isLikeAddress = /^\d+\.\d+\.|(^|\.)[\d-]+$/.test(text);
  const isName = /^[a-z\d_][\w-]{0,62}(\.[a-z\d_][\w-]{0,62})*$/i.test(text) && text.length <= 253;
  if (isLikeAddress || !isName) return misread(text);
  return { range: { family: 'name', name: text.toLowerCase(), first: 0n, last: 0n, edge: 0n } };
}

function misread(text: string): Result {
  const [, address = ''] = /^(\d+(?:\.\d+){3}(?:-\d+(?:(?:\.\d+){3})?)?)(?:[+/].*)?$/.exec(text) ?? [];
  const octets = address.split(/[.-]/);
  const padded = octets.find(octet => /^0\d/.test(octet));
  if (padded) return { problem: { code: 'leading-zero', octet: padded } };
  const large = octets.find(octet => Number(octet) > 255);
  return { problem: large ? { code: 'octet-too-large', octet: large } : { code: 'bad-target' } };
}
