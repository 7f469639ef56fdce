import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showEvidence } from '../../check/evidence.ts';
import { locate } from '../../check/locate.ts';

describe('the evidence', () => {
  it('has its caret under the wrong byte', () => {
    const shown = showEvidence(Buffer.from('{"id": \'7\'}'), 7);
    expect([...shown.text][shown.caret ?? -1]).toBe("'");
    expect(shown).toMatchObject({ at: 7, before: 0, after: 0 });
  });

  it('counts characters, not bytes, before the caret', () => {
    const bytes = Buffer.from('{"学号"：1}');
    const shown = showEvidence(bytes, bytes.indexOf('：'));
    expect([...shown.text][shown.caret ?? -1]).toBe('：');
  });

  it('makes visible what cannot be seen', () => {
    expect(showEvidence(Buffer.from('\ufeff{\r\n\0'), 0).text).toBe('\\u{feff}{\\r\\n\\0');
  });

  it('says in numbers what it leaves out', () => {
    const shown = showEvidence(Buffer.alloc(200, 'a'), 100);
    expect(shown).toMatchObject({ before: 70, after: 70, caret: 30 });
    expect(shown.hex.split(' ')).toHaveLength(60);
  });

  it('shows any bytes without a control character, and the caret within them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 120 }), fc.nat(), (bytes, any) => {
        const at = any % bytes.length;
        const shown = showEvidence(Buffer.from(bytes), at);
        expect(shown.text).not.toMatch(/\p{Cc}/u);
        expect(shown.caret).toBeLessThan([...shown.text].length);
        expect(shown.before + shown.hex.split(' ').length + shown.after).toBe(bytes.length);
      }),
    );
  });
});

describe('the wrong byte', () => {
  it('is the first that is not UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from('学号 '), Buffer.from([0xb4, 0xf3])]);
    expect(locate(bytes, { code: 'not-utf-8' })).toBe(7);
  });

  it.each([
    [{ code: 'number-in-quotes', key: 'height' }, '"171"'],
    [{ code: 'unknown-size', reason: 'unknown' }, '"Q"'],
    [{ code: 'id-was-number' }, '7,'],
    [{ code: 'duplicate-keys', key: '学' }, '"学": 2'],
  ] as const)('of %j is the beginning of %s', (finding, text) => {
    const bytes = Buffer.from('{"学": 1, "id": 7, "height": "171", "size": "Q", "学": 2}');
    expect(bytes.subarray(locate(bytes, finding)).toString().startsWith(text)).toBe(true);
  });
});
