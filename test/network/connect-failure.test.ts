import { describe, expect, it } from 'vitest';
import { failureOf } from '../../network/connect-failure.ts';

const failed = (code: string, address?: string) => Object.assign(new Error(code), { code, address });

describe('a failed attempt to connect', () => {
  it.each([
    ['ECONNREFUSED', 'refused'],
    ['EHOSTUNREACH', 'unreachable'],
    ['ENOTFOUND', 'unknown-name'],
    ['EMFILE', 'descriptors'],
    ['ENFILE', 'descriptors'],
    ['ENOBUFS', 'descriptors'],
    ['EAI_AGAIN', 'names'],
    ['EAI_FAIL', 'names'],
    ['ETIMEDOUT', undefined],
  ])('with %s is %s', (code, failure) => expect(failureOf(failed(code), '127.0.0.1')).toBe(failure));

  it('for want of an address is a port where this computer has one of the family, and else its network', () => {
    expect(failureOf(failed('EADDRNOTAVAIL'), '127.0.0.1')).toBe('ports');
    expect(failureOf(failed('ENETUNREACH'), '127.0.0.1')).toBe('unreachable');
  });

  it('for an interface that this computer does not have, or that is not named, is our own', () => {
    expect(failureOf(failed('EINVAL', 'fe80::1%eth9'), 'fe80::1%eth9')).toBe('network');
    expect(failureOf(failed('EINVAL', 'fe80::1'), 'pc7.local')).toBe('network');
    expect(failureOf(failed('EINVAL'), '127.0.0.1')).toBeUndefined();
  });

  it.each([
    ['refused where any address was', ['EHOSTUNREACH', 'ECONNREFUSED'], 'refused'],
    ['the fault of the seat where not all are our own', ['EMFILE', 'EHOSTUNREACH'], 'unreachable'],
    ['our own where all are', ['EMFILE', 'EMFILE'], 'descriptors'],
  ] as const)('of a name with several addresses is %s', (_title, codes, failure) => {
    const errors = codes.map((code, index) => failed(code, `127.0.0.${index + 1}`));
    expect(failureOf(Object.assign(new AggregateError(errors), { code: errors[0]?.code }), 'pc7')).toBe(
      failure,
    );
  });
});
