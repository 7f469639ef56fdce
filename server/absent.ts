import { BlockList, isIPv4 } from 'node:net';
import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';
import { type Resolved, watchNeighbours } from '../cli/arp.ts';

/**
 * Bytes a second to machines of this link that the kernel has not found. It looks for each of them for 3 s and keeps the
 * answers until then; a socket of Linux sends nothing more to anybody while 208 KB of it wait.
 */
export const BYTES_TO_ABSENT_PER_SECOND = 16_384;

/** What the kernel counts beside the bytes of an answer, about. */
const OVERHEAD_BYTES = 1_024;

/** A tunnel has no hardware address, and nobody in it is looked for. */
const NO_HARDWARE = '00:00:00:00:00:00';

const SECOND_MS = 1_000;

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

/**
 * Limits the answers to addresses where perhaps nobody is, so that forged senders do not hold up what real ones get.
 * The kernel knows where a machine of this link is by the time its datagram is there; where it has forgotten, what is
 * sent all the same makes it look again. Linux and IPv4 only, as the kernel's table is. `admit` tells whether an answer
 * is within the limit at `now` (ms), and counts it.
 */
export function limitAbsent(
  isResolved: Resolved = watchNeighbours(),
  readInterfaces: () => Interfaces = interfacesOfLinux,
): { admit(answer: { address: string; bytes: number }, now: number): boolean } {
  let secondBegan = Number.NEGATIVE_INFINITY;
  let sent = 0;
  let isOfLink = (_address: string) => false;
  return {
    admit({ address, bytes }, now) {
      if (now - secondBegan >= SECOND_MS) {
        secondBegan = now;
        sent = 0;
        isOfLink = linkOf(readInterfaces());
      }
      if (!isIPv4(address) || !isOfLink(address) || isResolved(address)) return true;
      const cost = bytes + OVERHEAD_BYTES;
      if (sent + cost > BYTES_TO_ABSENT_PER_SECOND) return false;
      sent += cost;
      return true;
    },
  };
}

/** Whether an IPv4 address is one that this machine looks for on its own link: not behind a router, and not its own. */
function linkOf(interfaces: Interfaces): (address: string) => boolean {
  const own = new Set<string>();
  const links = new BlockList();
  for (const { family, address, cidr, mac } of Object.values(interfaces).flatMap(found => found ?? [])) {
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
    // Out of descriptors: for this second the limit is off.
    return {};
  }
}
