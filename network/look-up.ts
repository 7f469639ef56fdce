import dns, { type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import pLimit from 'p-limit';
import { orAbort } from './deadline.ts';

/** The arguments of a lookup's callback. */
type Found = [error: NodeJS.ErrnoException | null, addresses: LookupAddress[]];

/** Node looks up two names at a time. More would queue inside Node, where they cannot be cancelled and keep the process alive. */
const atOnce = pLimit(2);

/** Lookups by name that have not ended: several seats or attempts with one name share them. */
const underWay = new Map<string, Promise<Found | undefined>>();

/**
 * Looks up a host before the time of its connection begins to run: if the name server is slow, or computers are absent
 * (pc7.local), lookups wait for each other, which says nothing about the host. Resolves with a lookup function for
 * `net.connect` that returns the addresses, or the error; after an abort, resolves at once.
 */
export async function lookUp(host: string, signal: AbortSignal): Promise<LookupFunction> {
  if (isIP(host) !== 0 || signal.aborted) return dns.lookup;
  const found = await orAbort(findAddresses(host, signal), signal).catch(() => undefined);
  return found ? (_host, _options, done) => process.nextTick(done, ...found) : dns.lookup;
}

function findAddresses(host: string, signal: AbortSignal): Promise<Found | undefined> {
  const lookup =
    underWay.get(host) ??
    atOnce(() => (signal.aborted ? undefined : askSystem(host))).finally(() => underWay.delete(host));
  underWay.set(host, lookup);
  return lookup;
}

function askSystem(host: string): Promise<Found> {
  return new Promise(resolve => {
    dns.lookup(host, { all: true }, (error, addresses) => resolve([error, addresses]));
  });
}
