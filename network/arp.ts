import { readFileSync } from 'node:fs';
import { isLoopback } from '../shared/address.ts';

/** Linux's table of IPv4 neighbours; other systems have no such file. */
const ARP_TABLE = '/proc/net/arp';

/** ATF_COM of <linux/if_arp.h>: the hardware address is known. */
const COMPLETE = 0x2;

/** One read of the table serves all questions within this time. */
const FRESH_MS = 20;

/**
 * Tells whether the kernel has resolved the hardware address of `host`. If so, its silence is its own, and not due to a
 * lost ARP request.
 */
export type Resolved = (host: string) => boolean;

/** Reads the kernel's table, at most every 20 ms. Loopback addresses always count as resolved. */
export function watchNeighbours(readTable: () => string = readArpTable): Resolved {
  let readAt = Number.NEGATIVE_INFINITY;
  let known = new Set<string>();
  return host => {
    if (isLoopback(host)) return true;
    if (performance.now() - readAt > FRESH_MS) {
      known = parseArpTable(readTable());
      readAt = performance.now();
    }
    return known.has(host);
  };
}

/** The addresses with a complete entry, from a table in the format of /proc/net/arp (see proc(5)). */
export function parseArpTable(table: string): Set<string> {
  const rows = table
    .split('\n')
    .slice(1)
    .map(line => line.split(/\s+/));
  return new Set(
    rows.flatMap(([address, , flags]) => (address && Number(flags) & COMPLETE ? [address] : [])),
  );
}

function readArpTable(): string {
  try {
    return readFileSync(ARP_TABLE, 'utf8');
  } catch {
    // Not Linux: no address counts as resolved, and every silent seat gets the long wait.
    return '';
  }
}
