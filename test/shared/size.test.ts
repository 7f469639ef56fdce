import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SizeRejection } from '../../shared/finding.ts';
import { readSize, type Size, sizeRank, sizes } from '../../shared/size.ts';

const accepted = {
  XXS: ['XXS', '2XS', 'XX-S', 'extra extra small', 'extra-extra-small'],
  XS: ['XS', '1XS', 'SS', 'extra small', 'extra-small', '加小', '加小号', '加小碼'],
  S: ['S', 's', 'SM', 'small', '小', '小号', '小码', '小號', '小碼', 'S码'],
  M: ['M', 'MED', 'Medium', '中', '中号', '中碼', 'Ｍ', 'M 号', '170/88A/M'],
  L: [
    'L',
    'LG',
    'large',
    '大',
    '大号',
    '大码',
    '大號',
    'Ｌ码',
    '175/92A/L',
    'L(175/92A)',
    'L（１７５／９２Ａ）',
  ],
  XL: [
    'XL',
    'X-L',
    'X L',
    'X_L',
    'X.L.',
    'Ｘ－Ｌ',
    'X Large',
    '加 大',
    '1XL',
    'LL',
    'extra large',
    'extra-large',
    'Extra - \tLarge',
    '加大',
    '加大号',
    '180/96A(XL)',
  ],
  XXL: [
    'XXL',
    'XX-L',
    'XX L',
    'X-X-L',
    '2 XL',
    '2-XL',
    'XX Large',
    '2XL',
    '２ＸＬ',
    'extra extra large',
    '加加大',
    '加加大碼',
    '185/100B XXL',
  ],
  '3XL': ['3XL', '3 XL', 'XXX-L', 'XXXL', 'xxxl', '加加加大', '加加加大号'],
  '4XL': ['4XL', 'XXXXL'],
  '5XL': ['5XL', 'XXXXXL'],
  '6XL': ['6XL', 'XXXXXXL', '190/116C/6XL'],
} satisfies Record<Size, readonly string[]>;

const rejected: Record<SizeRejection, readonly (readonly [string, readonly Size[]])[]> = {
  ambiguous: [
    ['2L', ['XL', 'XXL']],
    ['3l', ['XXL', '3XL']],
    ['4L', ['3XL', '4XL']],
    ['O', ['XL', 'XXL']],
    ['\u041e', ['XL', 'XXL']],
    ['XO', ['XXL', '3XL']],
    ['2X', ['XXL', '3XL']],
    ['XLT', ['XL', 'XXL']],
    ['XLL', ['XL', 'XXL']],
    ['特大号', ['XL', 'XXL', '3XL']],
    ['超大', ['XXL', 'XL', '3XL']],
    ['特小碼', ['XS', 'XXS']],
    ['175/92A/2L', ['XL', 'XXL']],
  ],
  'two-sizes': [
    ['M/L', ['M', 'L']],
    ['M码/L码', ['M', 'L']],
    ['M(L)', ['M', 'L']],
    ['S-M', ['S', 'M']],
    ['S – M', ['S', 'M']],
    ['S M L', ['S', 'M', 'L']],
    ['S.M', ['S', 'M']],
    ['L L', ['L']],
    ['L or XL', ['L', 'XL']],
    ['中或大', ['M', 'L']],
    ['extra-large / large', ['XL', 'L']],
    ['大/L', ['L']],
  ],
  'one-size': ['均码', '均碼', 'F', 'Free', 'free size', 'one size', 'One-Size'].map(text => [text, []]),
  number: ['170', '42', '42码', '42.5', '０'].map(text => [text, []]),
  'body-code': [
    ['175/92A', ['L', 'M', 'XL']],
    ['175/92A号', ['L', 'M', 'XL']],
    ['１７５／９２ａ', ['L', 'M', 'XL']],
    ['170/88', ['M', 'S', 'L']],
    ['150/76A', ['XXS', 'XS']],
    ['190/300A', []],
  ],
  'out-of-range': ['3XS', '4XS', 'XXXS', '7XL', '8XL', '99XL', 'XXXXXXXL'].map(text => [text, []]),
  'look-alike': [
    ['\u0425L', ['XL']],
    ['\u0445\u0445l', ['XXL']],
    ['\u041c', ['M']],
    ['\uff2d\u200b', ['M']],
    ['\u039c', ['M']],
    ['\u00b5', ['M']],
    ['\u0405', ['S']],
    ['\u0417XL', ['3XL']],
    ['M\u0415D\u0406UM', ['M']],
    ['X\u200bL', ['XL']],
    ['\ufeffM', ['M']],
    ['L\u200e', ['L']],
    ['大\ufe0f', ['L']],
    ['M\uffa0', ['M']],
    ['M\ufff9', ['M']],
  ],
  unknown: [
    ['', []],
    [' ', []],
    ['码', []],
    ['M码码', []],
    ['medium-ish', []],
    ['M/L/huge', []],
    ['X-M', []],
    ['0XL', []],
    ['\u200b', []],
    ['Привет', []],
    ['170cm', []],
    ['L/175/92A/L', []],
    ['toString', []],
  ],
};

describe('sizeRank', () => {
  it('counts from 1 for XXS', () => {
    expect(sizes.map(sizeRank)).toEqual(sizes.map((_, index) => index + 1));
    expect(sizes[0]).toBe('XXS');
  });
});

describe('readSize accepts', () => {
  for (const size of sizes) {
    it.each(accepted[size])(`%j as ${size}`, text => {
      expect(readSize(text)).toEqual({ size });
    });
  }

  const spelled = sizes.flatMap(size => accepted[size].map(text => ({ size, text })));
  const blanks = fc.stringMatching(/^[ \t\r\n\u00a0\u3000]{0,3}$/);

  it('every name in any letter case and with white space around it', () => {
    fc.assert(
      fc.property(fc.constantFrom(...spelled), blanks, blanks, ({ size, text }, before, after) => {
        expect(readSize(before + text.toLowerCase() + after)).toEqual({ size });
        expect(readSize(before + text.toUpperCase() + after)).toEqual({ size });
      }),
    );
  });

  it('no name with an invisible character anywhere in it', () => {
    const invisible = fc.constantFrom('\u00ad', '\u200b', '\u200d', '\u202e', '\u2060', '\u3164', '\ufeff');
    fc.assert(
      fc.property(fc.constantFrom(...spelled), invisible, fc.nat(), ({ size, text }, hidden, at) => {
        const cut = at % (text.length + 1);
        expect(readSize(text.slice(0, cut) + hidden + text.slice(cut))).toEqual({
          reason: 'look-alike',
          readings: [size],
        });
      }),
    );
  });

  it('no letter that only becomes a size in upper case, as a German ß would', () => {
    expect(readSize('ß')).toEqual({ reason: 'unknown', readings: [] });
  });

  it('nothing but the whole string', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sizes), fc.stringMatching(/^[a-z]{1,5}[qz]$/), (size, more) => {
        expect(readSize(size + more)).not.toHaveProperty('size');
        expect(readSize(more + size)).not.toHaveProperty('size');
      }),
    );
  });
});

describe('readSize rejects', () => {
  for (const [reason, rows] of Object.entries(rejected)) {
    it.each(rows)(`%j as ${reason}, which may mean %j`, (text, readings) => {
      expect(readSize(text)).toEqual({ reason, readings });
    });
  }

  it('a text that is longer than any size, unread', () => {
    expect(readSize('M/'.repeat(2_000))).toEqual({ reason: 'unknown', readings: [] });
    expect(readSize(`M${'/M'.repeat(40)}`)).toEqual({ reason: 'unknown', readings: [] });
  });

  it('any other text without an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const reading = readSize(text);
        if ('size' in reading) expect(sizes).toContain(reading.size);
        else expect(Object.keys(rejected)).toContain(reading.reason);
      }),
    );
  });

  it('with readings of its own, so that no caller can change the next answer', () => {
    const first = readSize('2L');
    if ('readings' in first) first.readings.length = 0;
    expect(readSize('2L')).toEqual({ reason: 'ambiguous', readings: ['XL', 'XXL'] });
  });
});
