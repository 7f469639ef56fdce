import { describe, expect, it } from 'vitest';
import { escapeInvisible, printable, quotable } from '../../shared/printable.ts';

describe('text from a stranger', () => {
  it.each([
    ['honest\ufe0f', 'honest\\u{fe0f}'],
    ['honest\u3164', 'honest\\u{3164}'],
    ['honest\u034f', 'honest\\u{034f}'],
    ['honest\u115f', 'honest\\u{115f}'],
    ['honest\u{e0101}', 'honest\\u{e0101}'],
    ['honest\u2800', 'honest\\u{2800}'],
    ['honest\u00a0', 'honest\\xa0'],
    ['\u3000honest', '\\u{3000}honest'],
    ['honest\u180b', 'honest\\u{180b}'],
    ['honest\uffa0', 'honest\\u{ffa0}'],
    ['\u202egnp.exe', '\\u{202e}gnp.exe'],
    ['\x1b[2Jred\x07', '\\e[2Jred\\x07'],
    ['a b 学号 é 😀', 'a b 学号 é 😀'],
  ])('shows what is invisible in %j', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('bears four marks on a letter, and no more', () => {
    expect(printable(`Z${'\u0301'.repeat(60)}a\u0301`)).toBe(`Z${'\u0301'.repeat(4)}a\u0301`);
  });
});

describe('a quotation', () => {
  it.each([
    ['a short one', 'hello', 'hello'],
    ['80 letters', 'x'.repeat(80), 'x'.repeat(80)],
    ['81 letters', 'x'.repeat(81), `${'x'.repeat(80)}…`],
    ['Chinese, of two columns each', '学'.repeat(41), `${'学'.repeat(40)}…`],
    ['escapes, of as many columns as are shown', '\x1b'.repeat(41), `${'\x1b'.repeat(40)}…`],
    ['marks, which take none', `e${'\u0301'.repeat(3000)}`, `e${'\u0301'.repeat(4)}`],
  ])('takes a line at most: %s', (_title, text, quoted) => {
    expect(quotable(text)).toBe(quoted);
  });
});

describe('JSON', () => {
  it('means the same with its invisible characters escaped, and keeps its lines', () => {
    const value = { id: 'a\u3164\u202e\u{e0101}\x9b\u00a0\u2800', text: '学 é\n' };
    const json = escapeInvisible(JSON.stringify(value, null, 2));
    expect(JSON.parse(json)).toEqual(value);
    for (const unseen of '\u3164\u202e\u{e0101}\x9b\u00a0\u2800') expect(json).not.toContain(unseen);
    expect(json.split('\n')).toHaveLength(4);
  });
});
