import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findObject, isHopeless } from '../../judging/framing.ts';
import { judgeSaved } from '../../judging/judge.ts';

/** Text that misleads a counter of braces: quotes, escapes, brackets, colons and longer characters. */
const nasty = fc.string({ unit: fc.constantFrom(...'{}[]",:\\ \n\t\0a学😀\u2028\ud83d', "'"), maxLength: 6 });
const leaf = fc.oneof(
  nasty,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const inner = fc.oneof(leaf, fc.array(leaf, { maxLength: 3 }), fc.dictionary(nasty, leaf, { maxKeys: 3 }));
const value = fc.oneof(leaf, fc.array(inner, { maxLength: 3 }), fc.dictionary(nasty, inner, { maxKeys: 3 }));
const object = fc.dictionary(nasty, value, { maxKeys: 4 });
const indent = fc.constantFrom(undefined, 1, '\t');
const blanks = fc.string({ unit: fc.constantFrom(...' \t\r\n'), maxLength: 4 });

/** The bytes of an object, with everything that is allowed before it. */
const sent = fc
  .record({ object, indent, blanks, bom: fc.constantFrom('', '\ufeff') })
  .map(({ object, indent, blanks, bom }) => {
    const start = Buffer.from(bom + blanks);
    const bytes = Buffer.concat([start, Buffer.from(JSON.stringify(object, null, indent))]);
    return { bytes, start: start.length, members: Object.keys(object).length };
  });

describe('a valid object', () => {
  it('is whole with its last byte and not before, with as many members as it has keys', () => {
    fc.assert(
      fc.property(sent, ({ bytes, start, members }) => {
        expect(findObject(bytes)).toEqual({ state: 'whole', start, end: bytes.length, members });
        const early = startsOf(bytes).slice(0, -1).map(findObject);
        expect(early.filter(({ state }) => state !== 'waiting')).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('is never given up while it is on its way, even within a character', () => {
    fc.assert(
      fc.property(sent, ({ bytes }) => {
        expect(startsOf(bytes).filter(isHopeless)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('is incomplete wherever it is cut off, and nothing else', () => {
    fc.assert(
      fc.property(sent, ({ bytes }) => {
        const verdicts = startsOf(bytes)
          .slice(1, -1)
          .map(start => judgeSaved(Buffer.from(start)));
        expect(verdicts.filter(({ status }) => status !== 'incomplete')).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('is the same whatever comes after it', () => {
    fc.assert(
      fc.property(sent, fc.uint8Array(), ({ bytes }, after) => {
        expect(findObject(Buffer.concat([bytes, after]))).toEqual(findObject(bytes));
      }),
    );
  });

  it.each([
    ['{}', 0],
    ['{"a":{"b":1,"c":2}}', 1],
    ['{"a":[{"b":1},{"c":2}],"d":3}', 2],
    ['{"a":1,"a":2}', 2],
    ['{":":":{}"}', 1],
    ['{"\\"}":"\\\\"}', 1],
    ['{"a\\\\\\"":1}', 1],
  ])('%s has its members counted on the first level only', (text, members) => {
    expect(findObject(Buffer.from(text))).toEqual({ state: 'whole', start: 0, end: text.length, members });
  });
});

describe('any bytes', () => {
  const any = fc.oneof(
    fc.uint8Array({ maxLength: 60 }).map(bytes => Buffer.from(bytes)),
    fc
      .string({ unit: fc.constantFrom(...'{}[]":,\\ \nexN1学'), maxLength: 40 })
      .map(text => Buffer.from(text)),
    fc.tuple(sent, fc.nat(), fc.nat(255)).map(([{ bytes }, at, byte]) => {
      const spoilt = Buffer.from(bytes);
      if (spoilt.length > 0) spoilt[at % spoilt.length] = byte;
      return spoilt;
    }),
  );

  it('once whole or hopeless stay so, at the same place, however much more comes', () => {
    fc.assert(
      fc.property(any, bytes => {
        const states = startsOf(bytes).map(findObject);
        const settled = states.findIndex(({ state }) => state !== 'waiting');
        fc.pre(settled !== -1);
        const first = states[settled];
        expect(states.slice(settled)).toEqual(Array(states.length - settled).fill(first));
        // Settled by the last byte that had come.
        if (first && 'end' in first) expect(first.end).toBe(settled);
        if (first && 'at' in first) expect(first.at).toBeLessThan(settled);
      }),
      { numRuns: 500 },
    );
  });

  it('are given up for good: with no byte that follows are they an object', () => {
    fc.assert(
      fc.property(any, bytes => {
        const starts = startsOf(bytes);
        const first = starts.findIndex(isHopeless);
        fc.pre(first !== -1);
        expect(starts.slice(first).filter(isJsonObject)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('are whole where JSON.parse takes the shortest start of them for an object', () => {
    fc.assert(
      fc.property(any, bytes => {
        const first = startsOf(bytes).find(isJsonObject);
        fc.pre(first !== undefined);
        expect(findObject(bytes)).toMatchObject({ state: 'whole', end: first?.length });
      }),
      { numRuns: 200 },
    );
  });
});

/** All that may have come so far: no byte, the first, and so on to all of them. */
function startsOf(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: bytes.length + 1 }, (_, length) => bytes.subarray(0, length));
}

/** Whether they are an object, with nothing after it. */
function isJsonObject(bytes: Uint8Array): boolean {
  if (bytes.at(-1) !== 0x7d) return false;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    // Not JSON, or not UTF-8: no object in either case.
    return false;
  }
}
