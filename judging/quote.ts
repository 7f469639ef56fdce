import { printable } from '../shared/printable.ts';

/** How many of a seat's bytes a report shows: enough to recognise them on one to three lines. */
const SHOWN_BYTES = 256;

/** Quotes the first 256 bytes, printable: valid UTF-8 as text, every other byte as `\x..`. `bytes` is the full length. */
export function quoteBytes(bytes: Uint8Array): { text: string; bytes: number } {
  const start = Buffer.from(bytes.subarray(0, SHOWN_BYTES));
  // If the excerpt ends inside a character, its bytes are shown one by one.
  const parts: string[] = [];
  let at = 0;
  while (at < start.length) {
    const length = characterLength(start[at] ?? 0);
    const piece = start.subarray(at, at + length);
    const text = piece.toString('utf8');
    const whole =
      Buffer.byteLength(text) === piece.length && !text.includes('\ufffd') && piece.length === length;
    parts.push(whole ? printable(text) : `\\x${piece.subarray(0, 1).toString('hex')}`);
    at += whole ? length : 1;
  }
  // Once more on the whole text: combining marks pile up only after the pieces are joined.
  return { text: printable(parts.join('')), bytes: bytes.length };
}

/** The length in bytes of a UTF-8 character that begins with this byte. */
function characterLength(lead: number): number {
  if (lead < 0xc0) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}
