import dns, { type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import pLimit from 'p-limit';
import { orAbort } from './deadline.ts';

/** What a lookup brought, as its callback takes it. */
type Found = [error: NodeJS.ErrnoException | null, addresses: LookupAddress[]];

/** Node gives the system two names at a time. More would wait where they cannot be cancelled, and keep the process. */
const atOnce = pLimit(2);

/** Lookups by name that have not ended: several seats or attempts with one name share them. */
const underWay = new Map<string, Promise<Found | undefined>>();

/**
 * Looks up a host before the clock of its connection starts: where a name server is slow, or computers are absent
 * (pc7.local), names wait for each other, and that says nothing about the host. Resolves with a function for
 * `net.connect` that gives what was found, also if that is an error; at an abort, at once.
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
