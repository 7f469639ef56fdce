import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { wrap } from '../../cli/wrap.ts';

describe('a paragraph', () => {
  it('breaks between words, and leaves a word whole that is longer than a line', () => {
    expect(wrap('one two three', 8)).toBe('one two\nthree');
    expect(wrap('see lab.config.json here', 8)).toBe('see\nlab.config.json\nhere');
  });

  it('breaks between Chinese characters, of which each takes two columns', () => {
    expect(wrap('每个座位一台服务器', 10)).toBe('每个座位一\n台服务器');
  });

  it('begins no line with a mark that closes, and ends none with one that opens', () => {
    expect(wrap('一二三四五，六', 10)).toBe('一二三四\n五，六');
    expect(wrap('一二三四（五）六', 10)).toBe('一二三四\n（五）六');
  });

  it('keeps the line ends it has', () => expect(wrap('a\n\nb', 10)).toBe('a\n\nb'));

  const word = fc.constantFrom(
    '伺服器',
    '，',
    '（',
    '）',
    '。',
    'seats',
    '10.1.2.10-49',
    '1024',
    ' ',
    '《',
    '“',
    '”',
  );
  const text = fc.array(word, { maxLength: 30 }).map(words => words.join('').trim());

  it('loses nothing but blanks, whatever the text', () => {
    const without = (some: string) => some.replace(/\s/g, '');
    fc.assert(
      fc.property(text, fc.integer({ min: 12, max: 60 }), (whole, width) => {
        expect(without(wrap(whole, width))).toBe(without(whole));
      }),
    );
  });

  it('fits, but for a word that cannot', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 12, max: 60 }), (whole, width) => {
        for (const line of wrap(whole, width).split('\n')) {
          if (stringWidth(line) > width) expect(line).not.toMatch(/\s|\p{Script=Han}{2}/u);
        }
      }),
    );
  });
});
