import { describe, expect, it } from 'vitest';
import { completeUsers, readPasswords, writeAcl, writePasswords } from '../../campus/acl.ts';

const known = { name: 'lab-A101', password: 'a'.repeat(32) };

describe('the users of a queue', () => {
  it('are the teacher and one for each lab; a known password is kept', () => {
    const users = completeUsers([known], ['A101', 'B7'], () => 'x'.repeat(32));
    expect(users).toEqual([
      { name: 'teacher', password: 'x'.repeat(32) },
      known,
      { name: 'lab-B7', password: 'x'.repeat(32) },
    ]);
    expect(readPasswords(writePasswords(users))).toEqual({ users });
  });

  it('are written without their passwords, and nobody else may log in', () => {
    const acl = writeAcl([known]);
    expect(acl).toMatch(/^user default off\n/);
    expect(acl).not.toContain(known.password);
    expect(acl).toMatch(/\nuser lab-A101 on #[0-9a-f]{64} /);
  });

  it.each([
    ['lab-A101 short', 1],
    ['\n\nlab-A101', 3],
    [`lab-A101 ${'a'.repeat(32)} more`, 1],
  ])('%j: names the line that has no password', (text, badLine) => {
    expect(readPasswords(text)).toEqual({ badLine });
  });
});
