import { networkInterfaces } from 'node:os';
import { watchNeighbours } from '../cli/arp.ts';
import { addressKind, parseAddress, parseBlock } from '../shared/address.ts';

/** What this machine knows of an address without asking it. */
export interface Surroundings {
  /** This machine's own addresses, loopback aside. */
  ownAddresses(): string[];
  /** Whether the kernel has found a machine there; undefined where it cannot know, behind a router for example. */
  isPresent(host: string): boolean | undefined;
}

/** Asks the kernel, not the network. */
export function lookAround(): Surroundings {
  const isResolved = watchNeighbours();
  // Looked up when it is asked for: an interface that has just come up is not in the list at once.
  const interfaces = () => Object.values(networkInterfaces()).flatMap(list => list ?? []);
  const ownAddresses = () => interfaces().flatMap(({ address, internal }) => (internal ? [] : [address]));
  return {
    ownAddresses,
    isPresent(host) {
      if (ownAddresses().includes(host) || addressKind(host) === 'loopback') return true;
      // The table of neighbours is Linux's, and IPv4's.
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
