import type { Problem } from '../shared/finding.ts';
import { mayBecomeUtf8 } from './framing.ts';
import { findService } from './services.ts';
import { isJson } from './unfinished.ts';

type EncodingProblem = Extract<Problem, { code: 'gb18030' | 'utf-16' | 'not-utf-8' }>;

/** Which other encoding the bytes are in; undefined for UTF-8 and for the first bytes of protocols that are none. */
export function explainEncoding(bytes: Uint8Array): EncodingProblem | undefined {
  if (isUtf16(bytes)) return { code: 'utf-16' };
  if (findService(bytes) || mayBecomeUtf8(bytes)) return undefined;
  // GB18030 reads nearly any bytes; only where JSON comes of it is it more than a guess.
  const text = decode('gb18030', bytes);
  return text !== undefined && isJson(text) ? { code: 'gb18030' } : { code: 'not-utf-8' };
}

/** A byte order mark, or a NUL at every other byte of the start: ASCII in two bytes each. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second, third, fourth] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const little = first !== 0 && second === 0 && third !== 0 && fourth === 0;
  const big = first === 0 && second !== 0 && third === 0 && fourth !== 0;
  return bytes.length >= 4 && (little || big);
}

function decode(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    // Not in this encoding, which is the answer.
    return undefined;
  }
}
