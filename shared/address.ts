import { BITS, type Family, readIp, writeIp } from './ip.ts';

/** Where an address leads: `private` is RFC 1918 and IPv6 ULA; what is not one of the local kinds is public. */
export type AddressKind = 'loopback' | 'link-local' | 'private' | 'public';

/** The addresses of one family from `first` to `last`, both included; `zone` is `%eth0`, or empty. */
export interface AddressBlock {
  family: Family;
  zone: string;
  first: bigint;
  last: bigint;
}

/** Decides which peers may connect. */
export interface AccessRule {
  allows(address: string): boolean;
}

// No two blocks touch each other. NAT64 addresses are not among them: these lead through somebody else's gateway.
const localBlocks = [
  ...blocksOf('loopback', ['127.0.0.0/8', '::1']),
  ...blocksOf('link-local', ['169.254.0.0/16', 'fe80::/10']),
  ...blocksOf('private', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7']),
];

/** The entries of an access list that are words. */
const namedBlocks = new Map<string, readonly AddressBlock[]>([
  ['private', localBlocks],
  ['any', blocksOf('public', ['0.0.0.0/0', '::/0'])],
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
  const [, address = '', zone = '', digits] = /^([^/%]+)(%[\w.-]+)?(?:\/(0|[1-9]\d*))?$/.exec(text) ?? [];
  const ip = readIp(address);
  if (!ip || (ip.family === 4 && zone !== '')) return undefined;
  const prefix = digits === undefined ? BITS[ip.family] : Number(digits);
  if (prefix > BITS[ip.family]) return undefined;
  const hostBits = BigInt(BITS[ip.family] - prefix);
  const first = (ip.value >> hostBits) << hostBits;
  const block: AddressBlock = { family: ip.family, zone, first, last: first + (1n << hostBits) - 1n };
  const isMapped = block.first >> 32n === 0xffffn && block.last >> 32n === 0xffffn;
  if (!isMapped) return block;
  return { family: 4, zone: '', first: block.first & 0xffff_ffffn, last: block.last & 0xffff_ffffn };
}

/** Writes an address of a block: IPv6 in its short form, without brackets, with the zone. */
export function formatAddress({ family, zone }: AddressBlock, value: bigint): string {
  return writeIp(family, value) + zone;
}

function blocksOf(kind: AddressKind, cidrs: readonly string[]): (AddressBlock & { kind: AddressKind })[] {
  return cidrs.flatMap(cidr => {
    const block = parseBlock(cidr);
    return block ? [{ kind, ...block }] : [];
  });
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
