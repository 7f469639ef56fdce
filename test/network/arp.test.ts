import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseArpTable, watchNeighbours } from '../../network/arp.ts';

/** As /proc/net/arp of a lab's Linux prints it: two resolved, one asked for in vain, one entered by hand, one proxied. */
const table = `IP address       HW type     Flags       HW address            Mask     Device
192.168.1.1      0x1         0x2         3c:84:6a:12:9f:e0     *        eno1
192.168.1.37     0x1         0x0         00:00:00:00:00:00     *        eno1
192.168.1.112    0x1         0x2         b4:2e:99:01:c7:5d     *        eno1
192.168.1.5      0x1         0x6         52:54:00:aa:bb:cc     *        eno1
10.0.0.9         0x1         0x8         00:00:00:00:00:00     *        wlan0
`;

describe('the ARP table', () => {
  it('knows the addresses whose entry is complete', () => {
    expect(parseArpTable(table)).toEqual(new Set(['192.168.1.1', '192.168.1.112', '192.168.1.5']));
  });

  it('knows nobody if it is empty or does not exist', () => {
    expect(parseArpTable(table.split('\n').slice(0, 1).join('\n'))).toEqual(new Set());
    expect(parseArpTable('')).toEqual(new Set());
  });
});

describe('a neighbour', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is resolved where the table says so', () => {
    const isResolved = watchNeighbours(() => table);
    expect(['192.168.1.1', '192.168.1.37', '192.168.1.11', '192.168.1.99'].map(isResolved)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('need not be resolved on loopback, for which nobody reads the table', () => {
    const readTable = vi.fn(() => table);
    expect(['127.0.0.1', '127.3.2.1', '::1', 'localhost'].map(watchNeighbours(readTable))).toEqual(
      Array(4).fill(true),
    );
    expect(readTable).not.toHaveBeenCalled();
  });

  it('is read once for all questions within 20 ms, and again after that', () => {
    const readTable = vi.fn(() => '');
    const isResolved = watchNeighbours(readTable);
    expect(isResolved('192.168.1.1')).toBe(false);
    readTable.mockReturnValue(table);
    vi.advanceTimersByTime(20);
    expect(isResolved('192.168.1.1')).toBe(false);
    expect(readTable).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    expect(isResolved('192.168.1.1')).toBe(true);
    expect(readTable).toHaveBeenCalledTimes(2);
  });

  it('can be looked up on this machine, whatever that is', () => {
    expect(watchNeighbours()('203.0.113.1')).toBe(false);
  });
});
