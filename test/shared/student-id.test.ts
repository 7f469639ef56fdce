import { describe, expect, it } from 'vitest';
import { comparableId } from '../../shared/student-id.ts';

describe('a student number', () => {
  it.each([
    'honest',
    'honest\ufe0f',
    'honest\u3164',
    'honest\u034f',
    'honest\u115f',
    'honest\u{e0101}',
    'honest\u2800',
    'honest\u00a0',
    'honest ',
    '\u3000honest',
    'honest\u180b',
    'honest\uffa0',
    'ho\u200bnest',
    'ｈｏｎｅｓｔ',
  ])('is compared as it looks: %j', id => expect(comparableId(id)).toBe('honest'));

  it.each([['a b'], ['A'], ['2026-01']])('keeps what can be seen: %s', id =>
    expect(comparableId(id)).toBe(id),
  );
});
