import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteBytes } from '../../judging/quote.ts';

describe('bytes that are quoted', () => {
  it.each([
    ['plain text', '{"id": "1"}', '{"id": "1"}'],
    ['Chinese and other long characters', '学号 é 😀', '学号 é 😀'],
    ['line ends, tabs and NUL', 'a\r\n\tb\0', 'a\\r\\n\\tb\\0'],
    ['an escape sequence', '\x1b[31mred\x1b[0m', '\\e[31mred\\e[0m'],
    ['a bell, DEL and a C1 control', '\x07\x7f\u009b', '\\x07\\x7f\\x9b'],
    ['a BOM and marks that turn the text', '\ufeff\u202e\u2066', '\\u{feff}\\u{202e}\\u{2066}'],
    ['line separators', '\u2028\u2029', '\\u{2028}\\u{2029}'],
    ['HTML and formulas, which are for the reports to escape', '=1+1<b>&', '=1+1<b>&'],
  ])('shows %s', (_what, said, text) => {
    expect(quoteBytes(Buffer.from(said))).toEqual({ text, bytes: Buffer.byteLength(said) });
  });

  it.each([
    ['\xb4\xf3', '\\xb4\\xf3'],
    ['a\xe5b', 'a\\xe5b'],
    ['\xe5\xad', '\\xe5\\xad'],
    ['\xe5\xad\xa6\xe5', '学\\xe5'],
    ['\x80\x04', '\\x80\\x04'],
    ['\xc0\x80', '\\xc0\\x80'],
    ['\xed\xa0\x80', '\\xed\\xa0\\x80'],
    ['\xf4\x90\x80\x80', '\\xf4\\x90\\x80\\x80'],
    ['\xff\xfe{\0', '\\xff\\xfe{\\0'],
  ])('shows each byte of %j that is not UTF-8', (said, text) => {
    expect(quoteBytes(Buffer.from(said, 'latin1'))).toEqual({ text, bytes: said.length });
  });

  it('has at most four marks on one letter', () => {
    expect(quoteBytes(Buffer.from(`e${'\u0301'.repeat(60)}`)).text).toBe(`e${'\u0301'.repeat(4)}`);
  });

  it('is the first 256 bytes, and counts all of them', () => {
    expect(quoteBytes(Buffer.alloc(256, 'x'))).toEqual({ text: 'x'.repeat(256), bytes: 256 });
    expect(quoteBytes(Buffer.alloc(4_096, 'x'))).toEqual({ text: 'x'.repeat(256), bytes: 4_096 });
    expect(quoteBytes(Buffer.alloc(0))).toEqual({ text: '', bytes: 0 });
  });

  it('shows a character that the cut goes through as its bytes', () => {
    const said = Buffer.from(`${'x'.repeat(254)}学`);
    expect(quoteBytes(said)).toEqual({ text: `${'x'.repeat(254)}\\xe5\\xad`, bytes: 257 });
  });

  it('is one line without anything that a terminal obeys, whatever came', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), said => {
        const { text, bytes } = quoteBytes(said);
        expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd]/u);
        expect(bytes).toBe(said.length);
      }),
    );
  });

  it('is the text itself where all of it can be shown', () => {
    const shown = fc.string({ unit: fc.constantFrom(...'aZ0 {}":,é学😀'), maxLength: 60 });
    fc.assert(
      fc.property(shown, text => {
        expect(quoteBytes(Buffer.from(text)).text).toBe(text);
      }),
    );
  });
});
