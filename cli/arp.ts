import { readFileSync } from 'node:fs';
import { isLoopback } from '../shared/address.ts';

/** Linux's table of IPv4 neighbours; there is none to read elsewhere. */
const ARP_TABLE = '/proc/net/arp';

/** ATF_COM of <linux/if_arp.h>: the hardware address is known. */
const COMPLETE = 0x2;

/** One read serves all seats that ask within this time. */
const FRESH_MS = 20;

/**
 * Tells whether the kernel knows where `host` is, so that its silence is its own and not that of an ARP request
 * that was lost. `answered` tells whether anything has been heard of it, where there is no table.
 */
export type Resolved = (host: string) => boolean;

/** Reads the kernel's table at most every 20 ms. A loopback address needs no resolving. */
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

/** The addresses of a table in the form of proc_net_arp(5) whose entry is complete. */
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
    // Not Linux: nobody is known to be resolved, and each silent seat gets the long wait.
    return '';
  }
}
