import { describe, expect, it } from 'vitest';
import { decode } from '../../saved/encoding.ts';
import { encodings } from '../../shared/file-problem.ts';
import { encode, markOf } from './encode.ts';

const simplified = '学号,身高,体重,尺码\n张三,170,60,中\n';
const traditional = '學號,身高,體重,尺碼\n張三,170,60,中\n';
const lines = { LF: '\n', CRLF: '\r\n', CR: '\r' };

describe.each(encodings)('text in %s', encoding => {
  const text = encoding === 'big5' ? traditional : simplified;

  it.each(Object.entries(lines))('is read with and without a mark, its lines ending in %s', (_name, end) => {
    const bytes = encode(text.replaceAll('\n', end), encoding);
    expect(decode(bytes, 'en')).toEqual({ text, encoding });
    expect(decode(Buffer.concat([markOf(encoding), bytes]), 'zh-TW')).toEqual({ text, encoding });
  });

  it('ends before a Ctrl-Z', () => {
    expect(decode(encode(`${text}\x1a`, encoding), 'en').text).toBe(text);
  });
});

describe('GB18030 and Big5, of which each decodes as the other', () => {
  it('are told apart by a word of a header, whatever the language', () => {
    expect(decode(encode(simplified, 'gb18030'), 'zh-TW').encoding).toBe('gb18030');
    expect(decode(encode(traditional, 'big5'), 'zh-CN').encoding).toBe('big5');
  });

  it('are told apart by the language where there is no such word', () => {
    expect(decode(encode('10.0.0.1 第一排', 'gb18030'), 'zh-CN').text).toBe('10.0.0.1 第一排');
    expect(decode(encode('10.0.0.1 第一排', 'big5'), 'zh-TW').text).toBe('10.0.0.1 第一排');
  });

  it('are told apart by characters of private use, which no name has', () => {
    const names = '陳怡君,林志明,黃淑芬,張雅婷';
    expect(decode(encode(names, 'big5'), 'zh-CN').text).toBe(names);
  });

  it('are told apart after ten thousand rows of ASCII', () => {
    const bytes = encode(`${'7,170,60,M\n'.repeat(10_000)}${simplified}`, 'gb18030');
    expect(decode(bytes, 'en').text.endsWith(simplified)).toBe(true);
  });
});

it('Big5 may have characters beyond its own in names, as in Hong Kong and in the fonts of schools', () => {
  const name = Buffer.from([0xb3, 0xaf, 0xfb, 0x46]);
  const bytes = Buffer.concat([encode(traditional, 'big5'), name, encode(',171,61,中\n', 'big5')]);
  expect(decode(bytes, 'en')).toEqual({ text: `${traditional}陳\ue0a3,171,61,中\n`, encoding: 'big5' });
});

it('a NUL byte in text does not make it UTF-16', () => {
  const text = `${simplified.repeat(3)}7,1\x0070,60,M\n`;
  expect(decode(Buffer.from(text), 'en')).toEqual({ text, encoding: 'utf-8' });
});

it('what is full of control characters is no text', () => {
  expect(() => decode(Buffer.from([1, 2, 3, 4, 65, 66, 67, 0, 68, 0, 0, 5]), 'en')).toThrow(
    expect.objectContaining({ problem: { code: 'foreign', kind: 'binary' } }),
  );
});

it.each([
  ['UTF-8 that turns into GB18030', Buffer.concat([Buffer.from(simplified), encode('中', 'gb18030')])],
  ['bytes in no encoding', Buffer.from([0x69, 0x64, 0x2c, 0xff, 0xff, 0xff, 0x0a])],
  [
    'Big5 with a byte that is none of its own',
    Buffer.concat([encode(traditional, 'big5'), Buffer.from([0xff, 0x0a])]),
  ],
  ['NUL bytes alone', Buffer.alloc(5_000)],
  ['UTF-16 with half a surrogate pair', Buffer.from([0xff, 0xfe, 0x3d, 0xd8])],
])('%s are refused, not guessed', (_name, bytes) => {
  expect(() => decode(bytes, 'en')).toThrow(expect.objectContaining({ problem: { code: 'encoding' } }));
});
