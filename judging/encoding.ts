import type { Problem } from '../shared/finding.ts';
import { mayBecomeUtf8 } from './framing.ts';
import { parseJson } from './parse-json.ts';
import { findService } from './services.ts';

/** The encoding that the bytes are in instead of UTF-8; undefined for UTF-8, and for known protocols that are not text. */
export function explainEncoding(bytes: Uint8Array): Problem | undefined {
  if (isUtf16(bytes)) return { code: 'utf-16' };
  if (findService(bytes) || mayBecomeUtf8(bytes)) return undefined;
  // Nearly any bytes decode as GB18030, so only valid JSON counts as proof.
  return parseJson(bytes, 'gb18030') ? { code: 'gb18030' } : { code: 'not-utf-8' };
}

/** Recognises UTF-16 by a byte order mark, or by ASCII characters with a NUL beside each. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second, third, fourth] = bytes;
  // In UTF-32 two more zero bytes follow the mark.
  const isLittle = first === 0xff && second === 0xfe && !(third === 0 && fourth === 0);
  if (isLittle || (first === 0xfe && second === 0xff)) return true;
  const little = first !== 0 && second === 0 && third !== 0 && fourth === 0;
  const big = first === 0 && second !== 0 && third === 0 && fourth !== 0;
  return bytes.length >= 4 && (little || big);
}
