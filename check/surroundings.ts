import { networkInterfaces } from 'node:os';
import { watchNeighbours } from '../network/arp.ts';
import { listAddresses } from '../network/reachable.ts';
import { addressKind, parseAddress, parseBlock } from '../shared/address.ts';

/** What this machine knows about an address without contacting it. */
export interface Surroundings {
  /** This machine's own addresses, without loopback. */
  ownAddresses(): string[];
  /** Whether the kernel has found a machine at the address; undefined if it cannot know, as behind a router. */
  isPresent(host: string): boolean | undefined;
}

/** Reads interfaces and neighbours from the kernel; sends nothing. */
export function lookAround(): Surroundings {
  const isResolved = watchNeighbours();
  // Not cached: an interface may come up while the check is running.
  const interfaces = () => listAddresses(networkInterfaces());
  const ownAddresses = () => interfaces().flatMap(({ address, internal }) => (internal ? [] : [address]));
  return {
    ownAddresses,
    isPresent(host) {
      if (ownAddresses().includes(host) || addressKind(host) === 'loopback') return true;
      // The neighbour table is read on Linux and for IPv4 only.
      const address = parseAddress(host);
      if (process.platform !== 'linux' || address?.family !== 4) return undefined;
      const isOnLink = interfaces().some(({ cidr, internal }) => {
        const network = internal || cidr === null ? undefined : parseBlock(cidr);
        return network?.family === 4 && network.first <= address.first && address.first <= network.last;
      });
      return isOnLink ? isResolved(host) : undefined;
    },
  };
}
