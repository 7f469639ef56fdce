import type { NetworkInterfaceInfo } from 'node:os';
import { describe, expect, it, vi } from 'vitest';
import { BYTES_TO_ABSENT_PER_SECOND, limitAbsent } from '../../server/absent.ts';

const card: NetworkInterfaceInfo = {
  address: '10.77.0.1',
  netmask: '255.255.255.0',
  family: 'IPv4',
  mac: '3c:84:6a:12:9f:e0',
  internal: false,
  cidr: '10.77.0.1/24',
};
const tunnel = { ...card, address: '10.8.0.1', cidr: '10.8.0.1/24', mac: '00:00:00:00:00:00' };
const present = '10.77.0.2';

function limit(interfaces = { eth0: [card], tun0: [tunnel] }) {
  const readInterfaces = vi.fn(() => interfaces);
  const absent = limitAbsent(host => host === present, readInterfaces);
  /** How many of 50 answers with 1,024 bytes each are admitted. */
  const admitted = (address: string, now = 0) =>
    Array.from({ length: 50 }, () => absent.admit({ address, bytes: 1_024 }, now)).filter(Boolean).length;
  return { admitted, readInterfaces };
}

describe('answers to addresses of this link without a machine', () => {
  it('are few in a second, over all of them, and as many in the next', () => {
    const { admitted } = limit();
    expect(BYTES_TO_ABSENT_PER_SECOND).toBe(16_384);
    expect([admitted('10.77.0.99'), admitted('10.77.0.98'), admitted('10.77.0.98', 999)]).toEqual([8, 0, 0]);
    expect(admitted('10.77.0.98', 1_000)).toBe(8);
  });

  it.each([
    ['a machine of the link that is found', present],
    ['this machine', '10.77.0.1'],
    ['what is behind a router', '10.78.0.5'],
    ['a tunnel, in which nobody is looked for', '10.8.0.7'],
    ['loopback', '127.0.0.1'],
    ['IPv6', 'fe80::1%eth0'],
  ])('take nothing from %s', (_who, address) => {
    const { admitted } = limit();
    admitted('10.77.0.99');
    expect(admitted(address)).toBe(50);
  });

  it('are told by the interfaces as they are now, which are read once a second', () => {
    const { admitted, readInterfaces } = limit();
    admitted('10.78.0.5');
    readInterfaces.mockReturnValue({
      eth0: [{ ...card, address: '10.78.0.1', cidr: '10.78.0.1/24' }],
      tun0: [],
    });
    expect([admitted('10.78.0.5', 999), admitted('10.78.0.5', 1_000)]).toEqual([50, 8]);
    expect(readInterfaces).toHaveBeenCalledTimes(2);
  });
});
