import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { bindAddress, reachableAddresses } from '../../network/reachable.ts';

const machine: NodeJS.Dict<NetworkInterfaceInfo[]> = {
  lo: [v4('127.0.0.1', { internal: true }), v6('::1', { internal: true })],
  gone: undefined,
  eth0: [v4('192.168.1.17'), v6('fe80::1'), v6('FE80::2'), v6('fd00::17')],
  eth1: [v4('10.1.2.17')],
};

describe('a server on all addresses', () => {
  it('of IPv4 is reached at those of the network first, and on this computer at loopback', () => {
    expect(reachableAddresses('0.0.0.0', machine)).toEqual([
      { address: '192.168.1.17', internal: false },
      { address: '10.1.2.17', internal: false },
      { address: '127.0.0.1', internal: true },
    ]);
  });

  it('of both families is reached at all of them but the link-local ones, which need a zone', () => {
    expect(reachableAddresses('::', machine).map(({ address }) => address)).toEqual([
      '192.168.1.17',
      'fd00::17',
      '10.1.2.17',
      '127.0.0.1',
      '::1',
    ]);
  });

  it('of a machine without a network is reached nowhere', () => {
    expect(reachableAddresses('0.0.0.0', {})).toEqual([]);
  });
});

describe('a server on one address', () => {
  it.each([
    ['192.168.1.17', false],
    ['fe80::1', false],
    ['room-17.example', false],
    ['127.0.0.1', true],
    ['127.8.8.8', true],
    ['::1', true],
    ['localhost', true],
  ])('is reached at %s, which is of this computer only: %s', (host, internal) => {
    expect(reachableAddresses(host, machine)).toEqual([{ address: host, internal }]);
  });
});

function v4(address: string, { internal = false } = {}): NetworkInterfaceInfo {
  const netmask = '255.255.255.0';
  return { address, netmask, family: 'IPv4', mac: '00:00:00:00:00:00', internal, cidr: `${address}/24` };
}

function v6(address: string, { internal = false } = {}): NetworkInterfaceInfo {
  const mac = '00:00:00:00:00:00';
  return { address, netmask: 'ffff::', family: 'IPv6', mac, internal, cidr: `${address}/16`, scopeid: 0 };
}

describe('the address to bind to', () => {
  it.each([
    ['', '0.0.0.0'],
    ['0', '0.0.0.0'],
    ['*', '0.0.0.0'],
    ['::', '::'],
    ['10.1.2.3', '10.1.2.3'],
  ])('for %j is %s', (host, expected) => expect(bindAddress(host)).toBe(expected));
});
