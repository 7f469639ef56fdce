import { BlockList, isIP } from 'node:net';
import { type AddressBlock, formatAddress, localBlocks, parseBlock } from './address.ts';

/** Decides which peers may connect. */
export interface AccessRule {
  allows(address: string): boolean;
}

/** The entries of an access list that are words. */
const namedBlocks = new Map<string, readonly (AddressBlock | undefined)[]>([
  ['private', localBlocks],
  ['any', [parseBlock('0.0.0.0/0'), parseBlock('::/0')]],
]);

const families = { 4: 'ipv4', 6: 'ipv6' } as const;

/**
 * Reads who may connect: `private` (loopback, link-local and private addresses), `any`, an address or a CIDR.
 * `bad` is the first entry that is none of these. No entries let nobody in.
 */
export function parseAccess(entries: readonly string[]): AccessRule | { bad: string } {
  // One list for both families would let 10.0.0.1 in if it has ::/0.
  const lists = { 4: new BlockList(), 6: new BlockList() };
  for (const entry of entries) {
    for (const block of namedBlocks.get(entry) ?? [parseBlock(entry)]) {
      if (!block) return { bad: entry };
      lists[block.family].addRange(write(block, 'first'), write(block, 'last'), families[block.family]);
    }
  }
  return {
    allows(address) {
      // Drop the zone, which is an interface of this machine and not a different network.
      const peer = plainAddress(address).replace(/%.*$/, '');
      const family = isIP(peer);
      return (family === 4 || family === 6) && lists[family].check(peer, families[family]);
    },
  };
}

function write(block: AddressBlock, end: 'first' | 'last'): string {
  return formatAddress({ ...block, zone: '' }, block[end]);
}

/** The peer of a socket for both families is ::ffff:10.0.0.1; people write 10.0.0.1. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:/, '');
}
