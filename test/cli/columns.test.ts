import fc from 'fast-check';
import pc from 'picocolors';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { columnsOf, startOf } from '../../cli/columns.ts';

describe('a text on a terminal', () => {
  it('takes as many columns as string-width says of each character that Unicode has', () => {
    const differing: string[] = [];
    for (let point = 0; point <= 0x10ffff; point++) {
      const character = String.fromCodePoint(point);
      // Newer versions of Node know characters that an older table does not.
      if (/\p{Cn}|\p{Co}/u.test(character)) continue;
      if (columnsOf(character) !== stringWidth(character)) differing.push(point.toString(16));
    }
    expect(differing).toEqual([]);
  });

  it('takes no column for its colours', () => {
    expect(columnsOf(pc.createColors(true).red('学生 1'))).toBe(6);
  });

  it('counts a flag, and a letter with its marks, once', () => {
    expect(columnsOf('🇨🇳')).toBe(2);
    expect(columnsOf('e\u0301')).toBe(1);
  });
});

describe('the start of a text', () => {
  it('fits, and is the longest that does', () => {
    const text = fc.array(fc.constantFrom('a', '学', 'e\u0301', '·', '🙂'), { minLength: 2 });
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 40 }), (pieces, columns) => {
        const start = startOf(pieces.join(''), columns);
        expect(columnsOf(start)).toBeLessThanOrEqual(columns);
        const rest = pieces.join('').slice(start.length);
        expect(pieces.join('').startsWith(start)).toBe(true);
        if (rest !== '') expect(columnsOf(start)).toBeGreaterThanOrEqual(columns - 1);
      }),
    );
  });

  it('is one character at the least, so that whoever cuts gets on', () =>
    expect(startOf('学生', 1)).toBe('学'));
});
