import type { NetworkInterfaceInfo } from 'node:os';
import { addressKind } from '../shared/address.ts';

/** Whether a server that is bound to this address listens on all addresses of this machine. */
export function isEveryAddress(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

/** Turns what people write for "all addresses" into 0.0.0.0: an empty host as in Python, `0` or `*`. */
export function bindAddress(host: string): string {
  return ['', '0', '*'].includes(host.trim()) ? '0.0.0.0' : host.trim();
}

/**
 * The addresses at which others can reach a server bound to `host`. For 0.0.0.0 and :: these are all addresses of this
 * machine, with loopback last, without those that need a zone, which differs from machine to machine.
 */
export function reachableAddresses(
  host: string,
  interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>,
): { address: string; internal: boolean }[] {
  if (!isEveryAddress(host))
    return [{ address: host, internal: host === 'localhost' || addressKind(host) === 'loopback' }];
  const families = host === '::' ? ['IPv4', 'IPv6'] : ['IPv4'];
  return listAddresses(interfaces)
    .filter(own => families.includes(own.family) && !needsZone(own))
    .sort((a, b) => Number(a.internal) - Number(b.internal))
    .map(({ address, internal }) => ({ address, internal }));
}

/** Whether an address of this machine is link-local IPv6, which leads nowhere without the zone of an interface. */
export function needsZone({ family, address }: Pick<NetworkInterfaceInfo, 'family' | 'address'>): boolean {
  return family === 'IPv6' && addressKind(address) === 'link-local';
}

/** The addresses of all interfaces of this machine. */
export function listAddresses(interfaces: NodeJS.Dict<NetworkInterfaceInfo[]>): NetworkInterfaceInfo[] {
  return Object.values(interfaces).flatMap(addresses => addresses ?? []);
}
