import type { NetworkInterfaceInfo } from 'node:os';
import { addressKind } from '../shared/address.ts';

/**
 * The addresses under which others can reach a server that is bound to `host`: of 0.0.0.0 and :: all of this
 * machine's, those of the network first and loopback last. Link-local IPv6 is left out: it needs a zone that
 * differs from machine to machine.
 */
export function reachableAddresses(
  host: string,
  interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>,
): { address: string; internal: boolean }[] {
  const all = Object.values(interfaces).flatMap(found => found ?? []);
  const any = host === '0.0.0.0' || host === '::';
  if (!any) return [{ address: host, internal: host === 'localhost' || addressKind(host) === 'loopback' }];
  const families = host === '::' ? ['IPv4', 'IPv6'] : ['IPv4'];
  return all
    .filter(({ family, address }) => families.includes(family) && !address.toLowerCase().startsWith('fe80:'))
    .sort((a, b) => Number(a.internal) - Number(b.internal))
    .map(({ address, internal }) => ({ address, internal }));
}
