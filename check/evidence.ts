import { quoteBytes } from '../judging/quote.ts';
import type { Evidence } from './result.ts';

/** Bytes shown before and after the wrong one: together about one line of a terminal. */
const AROUND = 30;

/** Shows the bytes around `at`, or the first ones if no single byte is wrong. */
export function showEvidence(received: Buffer, at: number | undefined): Evidence {
  const fault = at ?? 0;
  const reach = at === undefined ? 2 * AROUND : fault + AROUND;
  const start = startOfCharacter(received, Math.max(0, fault - AROUND));
  const end = startOfCharacter(received, Math.min(received.length, reach));
  const shown = received.subarray(start, end);
  const lead = quoteBytes(received.subarray(start, fault)).text;
  const caret = at === undefined ? {} : { at, caret: [...lead].length };
  return {
    text: lead + quoteBytes(received.subarray(fault, end)).text,
    hex: shown.toString('hex').replace(/..(?!$)/g, '$& '),
    before: start,
    after: received.length - end,
    ...caret,
  };
}

/** Steps back over at most three continuation bytes of UTF-8, so that no character is cut. */
function startOfCharacter(bytes: Buffer, at: number): number {
  const isContinuation = (offset: number) => ((bytes[offset] ?? 0) & 0xc0) === 0x80;
  const back = [0, 1, 2, 3].find(step => !isContinuation(at - step)) ?? 0;
  return Math.max(0, at - back);
}
