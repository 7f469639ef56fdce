import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccessRule, parseAccess } from '../../shared/access.ts';
import { addressKind, firstPublic, parseBlock } from '../../shared/address.ts';

describe('the kind of an address', () => {
  it.each([
    ['127.0.0.1', 'loopback'],
    ['127.255.255.255', 'loopback'],
    ['128.0.0.0', 'public'],
    ['::1', 'loopback'],
    ['::2', 'public'],
    ['169.254.0.1', 'link-local'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local'],
    ['febf:ffff::1', 'link-local'],
    ['fec0::1', 'public'],
    ['10.0.0.0', 'private'],
    ['11.0.0.0', 'public'],
    ['172.15.255.255', 'public'],
    ['172.16.0.0', 'private'],
    ['172.31.255.255', 'private'],
    ['172.32.0.0', 'public'],
    ['192.168.1.1', 'private'],
    ['fd12:3456::1', 'private'],
    ['8.8.8.8', 'public'],
    ['100.64.0.1', 'public'],
    ['0.0.0.0', 'public'],
    ['2001:db8::1', 'public'],
  ] as const)('of %s is %s', (address, kind) => {
    expect(addressKind(address)).toBe(kind);
  });

  it('of an IPv4-mapped address is that of its IPv4, in either notation', () => {
    expect(addressKind('::ffff:10.0.0.1')).toBe('private');
    expect(addressKind('::ffff:a00:1')).toBe('private');
    expect(addressKind('::FFFF:8.8.8.8')).toBe('public');
  });

  it('of a NAT64 address is public, since it leads through a gateway', () => {
    expect(addressKind('64:ff9b::10.0.0.1')).toBe('public');
  });

  it.each(['', 'localhost', '10.0.0', '10.0.0.256', '10.0.0.010', '10.0.0.1/8', '::1/128', '[::1]', ' ::1'])(
    'of %j does not exist: it is no address',
    text => {
      expect(addressKind(text)).toBeUndefined();
    },
  );

  it.each(['10.0.0.1%eth0', 'fe80::1%', 'fe80::1%a b', '１０.0.0.1', '10.0.0.1\n'])(
    'of %j does not exist: an address has nothing of the sort in it',
    text => {
      expect(addressKind(text)).toBeUndefined();
    },
  );
});

describe('the first public address of a block', () => {
  it.each([
    ['10.0.0.0/8', undefined],
    ['10.0.0.0/7', 11n << 24n],
    ['8.0.0.0/6', 8n << 24n],
    ['fc00::/7', undefined],
    ['::/0', 0n],
  ])('of %s is %s', (cidr, first) => {
    const block = parseBlock(cidr);
    expect(block).toBeDefined();
    expect(block && firstPublic(block)).toBe(first);
  });
});

describe('an access rule', () => {
  it('lets local addresses in, and no others, where it says private', () => {
    const rule = accept(['private']);
    for (const peer of ['127.0.0.1', '::1', '10.9.8.7', '::ffff:192.168.1.1', 'fe80::1%eth0', 'fd00::1']) {
      expect([peer, rule.allows(peer)]).toEqual([peer, true]);
    }
    for (const peer of ['8.8.8.8', '::ffff:8.8.8.8', '2001:db8::1', '64:ff9b::10.0.0.1']) {
      expect([peer, rule.allows(peer)]).toEqual([peer, false]);
    }
  });

  it('says private for exactly the addresses whose kind is not public', () => {
    const rule = accept(['private']);
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), address => {
        expect(rule.allows(address)).toBe(addressKind(address) !== 'public');
      }),
    );
  });

  it('lets every address in where it says any', () => {
    const rule = accept(['10.0.0.1', 'any']);
    for (const peer of ['8.8.8.8', '2001:db8::1', '::ffff:8.8.8.8', 'fe80::1%eth0', '127.0.0.1']) {
      expect([peer, rule.allows(peer)]).toEqual([peer, true]);
    }
  });

  it('matches single addresses and networks of both families', () => {
    const rule = accept(['203.0.113.7', '198.51.100.0/24', '2001:db8::/32', 'fe80::5%eth0']);
    for (const peer of [
      '203.0.113.7',
      '::ffff:203.0.113.7',
      '198.51.100.255',
      '2001:db8:ff::1',
      'fe80::5%wlan0',
    ]) {
      expect([peer, rule.allows(peer)]).toEqual([peer, true]);
    }
    for (const peer of ['203.0.113.8', '198.51.101.0', '2001:db9::', '127.0.0.1', 'fe80::6%eth0']) {
      expect([peer, rule.allows(peer)]).toEqual([peer, false]);
    }
  });

  it('takes a network that is written with host bits, or as IPv4-mapped', () => {
    expect(accept(['10.1.2.77/24']).allows('10.1.2.1')).toBe(true);
    expect(accept(['::ffff:10.1.2.0/120']).allows('10.1.2.1')).toBe(true);
    expect(accept(['::ffff:10.1.2.0/120']).allows('10.1.3.1')).toBe(false);
  });

  it('keeps the families apart: all of IPv6 is not IPv4', () => {
    expect(accept(['::/0']).allows('10.0.0.1')).toBe(false);
    expect(accept(['0.0.0.0/0']).allows('::1')).toBe(false);
    expect(accept(['::ffff:0:0/95']).allows('0.0.0.0')).toBe(false);
  });

  it('lets nobody in without entries, and nothing that is no address', () => {
    expect(accept([]).allows('127.0.0.1')).toBe(false);
    expect(accept(['any']).allows('localhost')).toBe(false);
    expect(accept(['private']).allows('10.0.0.0/8')).toBe(false);
  });

  it.each(['', 'Private', 'localhost', '10.0.0.0/33', '10.0.0.0/08', '::/129', '10.0.0.1-9', '10.0.0.010/8'])(
    'names %j as the entry that it cannot read',
    bad => {
      expect(parseAccess(['private', bad, 'worse'])).toEqual({ bad });
    },
  );
});

function accept(entries: readonly string[]): AccessRule {
  const rule = parseAccess(entries);
  if ('bad' in rule) throw new Error(`not an entry: ${rule.bad}`);
  return rule;
}
