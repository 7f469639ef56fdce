import { Address4, Address6 } from 'ip-address';

/** Where an address leads: `private` is RFC 1918 and IPv6 ULA; every other address is public. */
export type AddressKind = 'loopback' | 'link-local' | 'private' | 'public';

/** The addresses of one family from `first` to `last`, both included; `zone` is `%eth0`, or empty. */
export interface AddressBlock {
  family: 4 | 6;
  zone: string;
  first: bigint;
  last: bigint;
}

/** The local blocks, of which no two are adjacent. NAT64 is not local: it leads through somebody else's gateway. */
export const localBlocks = [
  ...blocksOf('loopback', ['127.0.0.0/8', '::1']),
  ...blocksOf('link-local', ['169.254.0.0/16', 'fe80::/10']),
  ...blocksOf('private', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7']),
];

/** "This network" and IPv6's "unspecified", multicast, reserved and broadcast addresses. */
const emptyBlocks = blocksOf('public', ['0.0.0.0/8', '224.0.0.0/3', '::', 'ff00::/8']);

/** What kind of address this is, or undefined where it is none. An IPv4-mapped one (::ffff:10.0.0.1) is its IPv4. */
export function addressKind(address: string): AddressKind | undefined {
  const block = parseAddress(address);
  return block && (localBlockAround(block)?.kind ?? 'public');
}

/** Why a public address must not be asked: it is somebody's, no machine has it, or servers bind to it (0.0.0.0 and ::). */
export function publicKind(address: string): 'public-address' | 'no-machine' | 'bind-address' {
  const block = parseAddress(address);
  if (block?.first === 0n) return 'bind-address';
  return block && emptyBlocks.some(empty => isInside(block, empty)) ? 'no-machine' : 'public-address';
}

/** The first public address of a block, or undefined where all of it is local. */
export function firstPublic(block: AddressBlock): bigint | undefined {
  const around = localBlockAround({ ...block, last: block.first });
  if (around === undefined) return block.first;
  return block.last > around.last ? around.last + 1n : undefined;
}

/** Whether an address, as targets and sockets write it, is loopback. A cheap test, because it runs for every connection. */
export function isLoopback(host: string): boolean {
  return /^127(\.\d+){3}$/.test(host) || host === '::1' || host === 'localhost';
}

/** Reads one address, as a block of itself. */
export function parseAddress(text: string): AddressBlock | undefined {
  return text.includes('/') ? undefined : parseBlock(text);
}

/** Reads an address or a CIDR, which stands for the whole network even where it is written with host bits. */
export function parseBlock(text: string): AddressBlock | undefined {
  // ip-address also takes prefixes with a leading zero, and zones that are empty or have blanks in them.
  const [, address = '', zone = '', prefix = ''] =
    /^([\da-f:.]+)(%[\w.-]+)?(\/(?:0|[1-9]\d*))?$/i.exec(text) ?? [];
  const cidr = address + prefix;
  if (Address4.isValid(cidr)) return zone === '' ? blockOf(4, new Address4(cidr)) : undefined;
  if (!Address6.isValid(cidr)) return undefined;
  const ip = new Address6(cidr);
  const block = { ...blockOf(6, ip), zone };
  if (!ip.isMapped4() || ip.subnetMask < 96) return block;
  return { family: 4, zone: '', first: block.first & 0xffff_ffffn, last: block.last & 0xffff_ffffn };
}

/** Writes an address of a block: IPv6 in its short form, without brackets, with the zone. */
export function formatAddress({ family, zone }: AddressBlock, value: bigint): string {
  const ip = family === 4 ? Address4.fromBigInt(value) : Address6.fromBigInt(value);
  return ip.correctForm() + zone;
}

/** An address or a name with its port, an IPv6 address in brackets. */
export function withPort(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

function blockOf(family: 4 | 6, ip: Address4 | Address6): AddressBlock {
  return { family, zone: '', first: ip.startAddress().bigInt(), last: ip.endAddress().bigInt() };
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
