import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainEncoding } from '../../judging/encoding.ts';
import { explainSyntax } from '../../judging/syntax.ts';

const utf8 = (text: string) => Buffer.from(text);
const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('bytes of other formats', () => {
  it.each([
    ['tls', '\x15\x03\x01\x00\x02\x02\x46'],
    ['tls', '\x16\x03\x03\x00\x7a\x02'],
    ['gzip', '\x1f\x8b\x08\x00'],
    ['java-object', '\xac\xed\x00\x05sr\0\x07Student'],
    ['pickle', '\x80\x02}q\0'],
    ['pickle', '\x80\x05\x95'],
  ])('are %s, and not another encoding: %j', (code, bytes) => {
    expect(explainSyntax(latin1(bytes))).toEqual({ code });
    expect(explainEncoding(latin1(bytes))).toBeUndefined();
  });
});

describe('an encoding', () => {
  it.each([
    ['gb18030', '{"size":"\xb4\xf3"}'],
    ['gb18030', '{"name":"\xd5\x5c"}'],
    ['gb18030', '{"id":"\x95\x32\x82\x36"}'],
    ['utf-16', '\xff\xfe{\0'],
    ['utf-16', '\xfe\xff\0{'],
    ['utf-16', '{\0"\0'],
    ['utf-16', '\0{\0"'],
    ['not-utf-8', '{"size":"\xb4\xf3"'],
    ['not-utf-8', "{'size':'\xb4\xf3'}   "],
    ['not-utf-8', '\xff\xff\xff\xff\xff'],
    ['not-utf-8', '\xff\xfe\0\0{\0\0\0'],
    ['not-utf-8', '{"id":"Jos\xe9"}'],
    ['not-utf-8', '{"id":"\xff"}'],
  ])('is %s for %j', (code, bytes) => {
    expect(explainEncoding(latin1(bytes))).toEqual({ code });
  });

  it('is not found wanting in UTF-8, wherever that is cut', () => {
    const text = fc.string({ unit: fc.constantFrom(...'{}":a é学😀\n') });
    fc.assert(
      fc.property(text, fc.nat(), (text, at) => {
        const bytes = utf8(text);
        expect(explainEncoding(bytes.subarray(0, at % (bytes.length + 1)))).toBeUndefined();
      }),
    );
  });
});
