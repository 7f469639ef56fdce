import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { info } from '../../server/exercises/info.ts';
import { ask } from './client.ts';
import { reply, serve, student } from './serving.ts';

const blank = fc.constantFrom(...' \t\r\v\f');
const blanks = fc.string({ unit: blank, maxLength: 6 });
const letters = fc.mixedCase(fc.constant('get'), { toggleCase: swapCase });
const anything = fc.uint8Array({ maxLength: 12 });

/** White space before, between and after the letters, then any bytes; cut anywhere, also within a character. */
const request = fc
  .tuple(blanks, letters, fc.array(blanks, { minLength: 2, maxLength: 2 }), anything)
  .map(([before, [g, e, t], [first, second], rest]) => {
    return Buffer.concat([Buffer.from(`${before}${g}${first}${e}${second}${t}`), rest]);
  });

/** Bytes that can be answered without waiting for more, and not with the record. */
const notGet = fc
  .tuple(blanks, fc.uint8Array({ minLength: 3, maxLength: 12 }))
  .map(([before, rest]) => Buffer.concat([Buffer.from(before), rest]))
  .filter(bytes => isDecided(bytes) && !asksForRecord(bytes));

const cuts = fc.array(fc.nat({ max: 40 }), { maxLength: 8 });

describe('get in pieces', () => {
  it('is the same request wherever the pieces are cut', () => {
    fc.assert(
      fc.property(request, cuts, (bytes, at) => {
        expect(answerTo(cut(bytes, at))).toBe(reply);
      }),
    );
  });

  it('is the same request byte by byte, and is answered at its third letter', () => {
    fc.assert(
      fc.property(blanks, letters, (before, word) => {
        const session = info(student).begin();
        const turns = [...Buffer.from(before + word)].map(byte => session.onBytes(Uint8Array.of(byte)));
        expect(turns.map(turn => turn.close)).toEqual([...turns.slice(1).map(() => false), true]);
      }),
    );
  });

  it('is the same request over real connections', async () => {
    const server = await serve();
    await fc.assert(
      fc.asyncProperty(request, cuts, async (bytes, at) => {
        expect(await ask(server, ...cut(bytes, at))).toMatchObject({ text: reply, ending: 'fin' });
      }),
      { numRuns: 200 },
    );
  });
});

describe('another request in pieces', () => {
  it('gets an error wherever the pieces are cut', () => {
    fc.assert(
      fc.property(notGet, cuts, (bytes, at) => {
        expect(JSON.parse(answerTo(cut(bytes, at)) ?? '{}')).toEqual({ error: expect.any(String) });
      }),
    );
  });

  it('gets the same error over real connections, and get still works', async () => {
    const server = await serve();
    await fc.assert(
      fc.asyncProperty(notGet, cuts, async (bytes, at) => {
        const { text, ending } = await ask(server, ...cut(bytes, at));
        expect(ending).toBe('fin');
        expect(JSON.parse(text)).toEqual({ error: expect.any(String) });
      }),
      { numRuns: 100 },
    );
    expect((await ask(server, 'get')).text).toBe(reply);
  });
});

/** What is said to these pieces, or to a client that then closes its half. */
function answerTo(pieces: readonly Uint8Array[]): string | undefined {
  const session = info(student).begin();
  const turn = pieces.map(piece => session.onBytes(piece)).find(({ close }) => close) ?? session.onQuiet();
  return turn.reply && Buffer.from(turn.reply).toString('utf8');
}

function cut(bytes: Uint8Array, at: readonly number[]): Uint8Array[] {
  const borders = [0, ...at.map(place => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return borders.slice(1).map((border, index) => bytes.subarray(borders[index], border));
}

/** The rule in other words than the server's: up to the third byte that is not blank, and no line feed before it. */
function asksForRecord(bytes: Uint8Array): boolean {
  return /^[ \t\r\v\f]*g[ \t\r\v\f]*e[ \t\r\v\f]*t/i.test(Buffer.from(bytes).toString('latin1'));
}

function isDecided(bytes: Uint8Array): boolean {
  return /\n|(?:[^ \t\r\v\f][ \t\r\v\f]*){3}/.test(Buffer.from(bytes).toString('latin1'));
}

function swapCase(letter: string): string {
  return letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
}
