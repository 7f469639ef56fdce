import fc from 'fast-check';
import { Address4, Address6 } from 'ip-address';
import { describe, expect, it } from 'vitest';
import { readIp, writeIp } from '../../shared/ip.ts';

const texts = fc.oneof(
  fc.ipV4(),
  fc.ipV6(),
  fc.ipV4Extended(),
  // What is nearly an address.
  fc.stringMatching(/^[0-9a-fA-F:.]{0,20}$/),
  fc.tuple(fc.ipV6(), fc.constantFrom('', '%eth0', ':', ' ', '/64', '.1')).map(parts => parts.join('')),
);

// fast-check's extended notations (0x7f.1) and a zone are not how an address is written here.
const byLibrary = (text: string) => {
  if (/^\d+(\.\d+){3}$/.test(text) && Address4.isValid(text))
    return { family: 4, value: new Address4(text).bigInt() };
  if (!/^[\da-f:.]+$/i.test(text) || !Address6.isValid(text)) return undefined;
  return { family: 6, value: new Address6(text).bigInt() };
};

describe('an address is read as ip-address reads it', () => {
  it('or is none for both', () => {
    fc.assert(
      fc.property(texts, text => {
        expect(readIp(text)).toEqual(byLibrary(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    '::',
    '::1',
    '1::',
    '2001:db8::8:800:200c:417a',
    '::ffff:10.0.0.1',
    '1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7::',
  ])('also %s', text => {
    expect(readIp(text)).toEqual(byLibrary(text));
    expect(readIp(text)).toBeDefined();
  });
});

describe('an address is written as ip-address writes it', () => {
  // Few bits are many zeros, and a short form is about zeros.
  const groups = fc.array(fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 0xffffn })), {
    minLength: 8,
    maxLength: 8,
  });
  const numbers = groups.map(values => values.reduce((number, group) => (number << 16n) | group, 0n));

  it('in the shortest form of IPv6', () => {
    fc.assert(
      fc.property(numbers, value => {
        expect(writeIp(6, value)).toBe(Address6.fromBigInt(value).correctForm());
      }),
      { numRuns: 2_000 },
    );
  });

  it('in IPv4', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 0xffff_ffffn }), value => {
        expect(writeIp(4, value)).toBe(Address4.fromBigInt(value).correctForm());
      }),
    );
  });
});
