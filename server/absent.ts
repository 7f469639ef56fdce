import { BlockList, isIPv4 } from 'node:net';
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import { type Resolved, watchNeighbours } from '../network/arp.ts';
import { listAddresses } from '../network/reachable.ts';
import { watchSeconds } from './seconds.ts';

/**
 * Bytes sent per second to addresses on this link whose machine the kernel has not found. The kernel looks for each
 * machine for 3 s and queues the answers meanwhile; once 208 KB are queued, a Linux socket sends nothing to anybody.
 */
export const BYTES_TO_ABSENT_PER_SECOND = 16_384;

/** Roughly what the kernel counts for an answer in addition to its bytes. */
const OVERHEAD_BYTES = 1_024;

/** The hardware address of a tunnel, in which the kernel does not look for machines. */
const NO_HARDWARE = '00:00:00:00:00:00';

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

/**
 * Limits the answers to addresses that may not exist, so that datagrams with forged senders do not hold up real clients.
 * When a machine on this link has sent us something, the kernel usually knows its hardware address; if it has forgotten,
 * the answers within the limit make it look again. Linux and IPv4 only, like the kernel's table. `admit` tells whether an
 * answer is within the limit at `now` (ms), and counts it.
 */
export function limitAbsent(
  isResolved: Resolved = watchNeighbours(),
  readInterfaces: () => Interfaces = interfacesOfLinux,
): { admit(answer: { address: string; bytes: number }, now: number): boolean } {
  let sent = 0;
  let isOfLink = (_address: string) => false;
  const enterSecond = watchSeconds(() => {
    sent = 0;
    isOfLink = linkOf(readInterfaces());
  });
  return {
    admit({ address, bytes }, now) {
      enterSecond(now);
      if (!isIPv4(address) || !isOfLink(address) || isResolved(address)) return true;
      const cost = bytes + OVERHEAD_BYTES;
      if (sent + cost > BYTES_TO_ABSENT_PER_SECOND) return false;
      sent += cost;
      return true;
    },
  };
}

/** Tells whether an IPv4 address is on a link of this machine: not behind a router, and not its own. */
function linkOf(interfaces: Interfaces): (address: string) => boolean {
  const own = new Set<string>();
  const links = new BlockList();
  for (const { family, address, cidr, mac } of listAddresses(interfaces)) {
    if (family !== 'IPv4') continue;
    own.add(address);
    if (cidr !== null && mac !== NO_HARDWARE) links.addSubnet(address, Number(cidr.split('/')[1]));
  }
  return address => links.check(address) && !own.has(address);
}

function interfacesOfLinux(): Interfaces {
  try {
    return process.platform === 'linux' ? networkInterfaces() : {};
  } catch {
    // Out of descriptors: do without the limit for this second.
    return {};
  }
}
