import { printable } from '../shared/printable.ts';

/** What a report shows of a seat's bytes: enough to recognise them, and to fit on a line or three. */
const SHOWN_BYTES = 256;

/** The first 256 bytes, escaped: text where they are UTF-8, and `\x..` for each byte that is not. */
export function quoteBytes(bytes: Uint8Array): { text: string; bytes: number } {
  const start = Buffer.from(bytes.subarray(0, SHOWN_BYTES));
  // A cut character at the end of the excerpt is shown as the bytes that are there.
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
  // Once more as a whole: marks pile up on a letter only when its pieces stand together.
  return { text: printable(parts.join('')), bytes: bytes.length };
}

/** How many bytes a UTF-8 character has that begins with this one. */
function characterLength(lead: number): number {
  if (lead < 0xc0) return 1;
  if (lead < 0xe0) return 2;
  return lead < 0xf0 ? 3 : 4;
}
