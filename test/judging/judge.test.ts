import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../judging/exchange.ts';
import { judge } from '../../judging/judge.ts';
import { json, student } from '../crawler/rows.ts';

// What a seat says is judged in the tests of the table; here are the limits in time, which no server keeps to the ms.
const quick: Exchange = {
  ending: 'fin',
  bytes: Buffer.from(json),
  rest: Buffer.alloc(0),
  pieces: 1,
  firstByteMs: 3,
  wholeMs: 3,
  attempts: 1,
  totalMs: 0,
};

describe('the manner of a reply', () => {
  it.each<[string, Partial<Exchange>, ...codes: string[]]>([
    ['at once', {}],
    ['in one piece that was read late', { firstByteMs: 400, wholeMs: 500 }],
    ['in two pieces over 50 ms', { pieces: 2, wholeMs: 53 }],
    ['in two pieces over 51 ms', { pieces: 2, wholeMs: 54 }, 'in-pieces'],
    ['whole after 1,500 ms', { firstByteMs: 1_500, wholeMs: 1_500 }],
    ['whole after 1,501 ms', { firstByteMs: 1_501, wholeMs: 1_501 }, 'slow'],
    ['just after our line end', { newlineMs: 1_500, firstByteMs: 1_501, wholeMs: 1_501 }, 'needed-newline'],
    ['100 ms after our line end', { newlineMs: 1_500, firstByteMs: 1_600, wholeMs: 1_600 }, 'needed-newline'],
    [
      'so long after our line end that it was not for that',
      { newlineMs: 1_500, firstByteMs: 1_601, wholeMs: 1_601 },
      'slow',
    ],
    ['without an end', { ending: 'quiet' }, 'kept-open'],
    ['with a reset', { ending: 'reset' }],
  ])('%s is noted as it should be', (_title, said, ...codes) => {
    const verdict = judge({ ...quick, ...said });
    expect(verdict).toMatchObject({ status: 'ok', student });
    expect(verdict.notes.map(note => note.code)).toEqual(codes);
  });
});
