import { Address4, Address6 } from 'ip-address';

/** Where an address leads: `private` is RFC 1918 and IPv6 ULA; what is not one of the local kinds is public. */
export type AddressKind = 'loopback' | 'link-local' | 'private' | 'public';

/** The addresses of one family from `first` to `last`, both included; `zone` is `%eth0`, or empty. */
export interface AddressBlock {
  family: 4 | 6;
  zone: string;
  first: bigint;
  last: bigint;
}

/** Decides which peers may connect. */
export interface AccessRule {
  allows(address: string): boolean;
}

// A table, not the library's predicates: only blocks can say of a whole range that it stays local, and the library
// counts NAT64 addresses as local, which lead through somebody else's gateway. No two blocks touch each other.
const localBlocks = [
  { kind: 'loopback', ...blockOf(new Address4('127.0.0.0/8')) },
  { kind: 'loopback', ...blockOf(new Address6('::1')) },
  { kind: 'link-local', ...blockOf(new Address4('169.254.0.0/16')) },
  { kind: 'link-local', ...blockOf(new Address6('fe80::/10')) },
  { kind: 'private', ...blockOf(new Address4('10.0.0.0/8')) },
  { kind: 'private', ...blockOf(new Address4('172.16.0.0/12')) },
  { kind: 'private', ...blockOf(new Address4('192.168.0.0/16')) },
  { kind: 'private', ...blockOf(new Address6('fc00::/7')) },
] as const satisfies readonly (AddressBlock & { kind: AddressKind })[];

/** The entries of an access list that are words. */
const namedBlocks = new Map<string, readonly AddressBlock[]>([
  ['private', localBlocks],
  ['any', [blockOf(new Address4('0.0.0.0/0')), blockOf(new Address6('::/0'))]],
]);

/** What kind of address this is, or undefined where it is none. An IPv4-mapped one (::ffff:10.0.0.1) is its IPv4. */
export function addressKind(address: string): AddressKind | undefined {
  const block = parseAddress(address);
  return block && (localBlockAround(block)?.kind ?? 'public');
}

/**
 * Reads who may connect: `private` (loopback, link-local and private addresses), `any`, an address or a CIDR.
 * The entries are parsed once, here; `bad` is the first one that is none of these. No entries let nobody in.
 */
export function parseAccess(entries: readonly string[]): AccessRule | { bad: string } {
  const blocks: AddressBlock[] = [];
  for (const entry of entries) {
    const block = parseBlock(entry);
    const meant = block ? [block] : namedBlocks.get(entry);
    if (!meant) return { bad: entry };
    blocks.push(...meant);
  }
  return {
    allows(address) {
      const peer = parseAddress(address);
      return peer !== undefined && blocks.some(block => isInside(peer, block));
    },
  };
}

/** The first public address of a block, or undefined where all of it is local. */
export function firstPublic(block: AddressBlock): bigint | undefined {
  const around = localBlockAround({ ...block, last: block.first });
  if (around === undefined) return block.first;
  return block.last > around.last ? around.last + 1n : undefined;
}

/** Reads one address, as a block of itself. */
export function parseAddress(text: string): AddressBlock | undefined {
  return text.includes('/') ? undefined : parseBlock(text);
}

/** Reads an address or a CIDR, which stands for the whole network even where it is written with host bits. */
export function parseBlock(text: string): AddressBlock | undefined {
  // The library takes any zone, also an empty one, and prefixes such as /08.
  const [, address, zone = '', prefix = ''] = /^([^/%]+)(%[\w.-]+)?(\/(?:0|[1-9]\d*))?$/.exec(text) ?? [];
  if (address === undefined) return undefined;
  const plain = address + prefix;
  if (Address4.isValid(plain)) return zone === '' ? blockOf(new Address4(plain)) : undefined;
  if (!Address6.isValid(plain)) return undefined;
  const block = { ...blockOf(new Address6(plain)), zone };
  const isMapped = block.first >> 32n === 0xffffn && block.last >> 32n === 0xffffn;
  if (!isMapped) return block;
  return { family: 4, zone: '', first: block.first & 0xffff_ffffn, last: block.last & 0xffff_ffffn };
}

/** Writes an address of a block: IPv6 in its short form, without brackets, with the zone. */
export function formatAddress({ family, zone }: AddressBlock, value: bigint): string {
  if (family === 6) return Address6.fromBigInt(value).correctForm() + zone;
  // By hand: a sweep writes 65,536 of them, and the library takes 3 us for each.
  const bits = Number(value);
  return `${bits >>> 24}.${(bits >>> 16) & 255}.${(bits >>> 8) & 255}.${bits & 255}`;
}

// By shifts: the library's startAddress() goes through strings of bits, and a server asks at every connection.
function blockOf(network: Address4 | Address6): AddressBlock {
  const family = network instanceof Address4 ? 4 : 6;
  const hostBits = BigInt((family === 4 ? 32 : 128) - network.subnetMask);
  const first = (network.bigInt() >> hostBits) << hostBits;
  return { family, zone: '', first, last: first + (1n << hostBits) - 1n };
}

function localBlockAround(block: AddressBlock) {
  return localBlocks.find(local => isInside(block, local));
}

// Zones are left out: they name an interface of this machine, not another network.
function isInside(inner: AddressBlock, outer: AddressBlock): boolean {
  return inner.family === outer.family && inner.first >= outer.first && inner.last <= outer.last;
}

/** An address or a name with its port, an IPv6 address in brackets. */
export function withPort(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
