import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findObject, isHopeless, mayBecomeUtf8, skipBlanks, skipBom } from '../../judging/framing.ts';

describe('bytes that cannot become an object', () => {
  it.each([
    ['hello', 0],
    ['[{}]', 0],
    ['"{}"', 0],
    ["{'id': 1}", 1],
    ['{"a": NaN}', 6],
    ['{"a": True}', 6],
    ['{"身高"：1}', 9],
    ['{"a": "x\ny"}', 8],
    [' \n get', 3],
    ['\ufeff\ufeff{}', 3],
    ['{"a":1}', undefined],
    ['{"a":', undefined],
    ['', undefined],
    [' \r\n', undefined],
  ])('are found at the first of them: %j', (text, at) => {
    const found = findObject(Buffer.from(text));
    expect('at' in found ? found.at : undefined).toBe(at);
    expect(isHopeless(Buffer.from(text))).toBe(at !== undefined);
  });

  it('are those that are not UTF-8, as soon as that is certain', () => {
    const gbk = Buffer.from('{"size":"\xb4\xf3"', 'latin1');
    expect(findObject(gbk)).toEqual({ state: 'waiting' });
    expect(isHopeless(gbk)).toBe(true);
  });
});

describe('UTF-8 on its way', () => {
  it('may be cut anywhere', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aé学😀') }), fc.nat(), (text, at) => {
        const bytes = Buffer.from(text);
        expect(mayBecomeUtf8(bytes.subarray(0, at % (bytes.length + 1)))).toBe(true);
      }),
    );
  });

  it('is not what has a byte that no character goes on with', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(0xff, 0xc0, 0xf8), fc.string(), (before, byte, after) => {
        expect(mayBecomeUtf8(Buffer.from([...Buffer.from(before), byte, ...Buffer.from(after)]))).toBe(false);
      }),
    );
  });

  it('is not what goes on with ASCII where the rest of a character is due', () => {
    expect(mayBecomeUtf8(Buffer.from('{"id": "Jos\xe9"}', 'latin1'))).toBe(false);
    expect(mayBecomeUtf8(Buffer.from('caf\xe9 ', 'latin1'))).toBe(false);
  });
});

describe('what stands before an object', () => {
  it('is a BOM, of which a part may still be missing', () => {
    const mark = [0xef, 0xbb, 0xbf];
    const lengths = [[], [0xef], [0xef, 0xbb], mark, [...mark, 0x7b], [0xef, 0x7b], [0x7b, ...mark]];
    expect(lengths.map(bytes => skipBom(Buffer.from(bytes)))).toEqual([0, 1, 2, 3, 3, 0, 0]);
  });

  it('is the white space of JSON, and no other', () => {
    expect(skipBlanks(Buffer.from(' \t\r\n{ '), 0)).toBe(4);
    expect(skipBlanks(Buffer.from('\u00a0{'), 0)).toBe(0);
    expect(skipBlanks(Buffer.from('{  '), 1)).toBe(3);
    expect(skipBlanks(Buffer.from('\f\v'), 0)).toBe(0);
  });
});
