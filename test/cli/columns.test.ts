import fc from 'fast-check';
import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { columnsOf, startOf } from '../../cli/columns.ts';

describe('a text on a terminal', () => {
  it.each([
    ['a Latin letter', 'é', 1],
    ['a Chinese character', '学', 2],
    ['one beyond the first plane', '\u{2070e}', 2],
    ['a full-width digit', '１', 2],
    ['a full-width quotation mark', '」', 2],
    ['an ellipsis, of which fonts differ', '…', 1],
    ['an emoji', '🙂', 2],
    ['a flag', '🇨🇳', 2],
    ['a letter with a mark of its own', 'e\u0301', 1],
    ['a space of no width', '\u200b', 0],
    ['a joiner', '\u200d', 0],
    ['a filler that is not drawn', '\u3164', 0],
    ['a control', '\x1b', 0],
    ['half a character', '\ud83d', 0],
  ])('takes for %s (%j) %i columns', (_, text, columns) => {
    expect(columnsOf(text)).toBe(columns);
  });

  it('takes no column for its colours', () => {
    expect(columnsOf(pc.createColors(true).red('学生 1'))).toBe(6);
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
