import { UnreadableAnswers } from './unreadable.ts';

/** No row of answers is as long; what is, is no text in lines, and must not fill the memory. */
export const MAX_LINE_BYTES = 1 << 20;

/**
 * Text that ends with a whole line, and the number of its first. A line that is split between pieces comes in one, the
 * last one of a file with a line end even where it had none.
 */
export interface WholeLines {
  bytes: Buffer;
  line: number;
}

/** Cuts a stream at line ends, a block of lines at a time. @throws UnreadableAnswers at a line over 1 MiB. */
export async function* toWholeLines(pieces: AsyncIterable<Buffer>): AsyncGenerator<WholeLines> {
  let line = 1;
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of pieces) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const end = bytes.lastIndexOf(0x0a) + 1;
    rest = bytes.subarray(end);
    if (rest.length > MAX_LINE_BYTES) {
      throw new UnreadableAnswers({
        code: 'long-line',
        line: line + countLines(bytes),
        limit: MAX_LINE_BYTES,
      });
    }
    if (end === 0) continue;
    yield { bytes: bytes.subarray(0, end), line };
    line += countLines(bytes);
  }
  if (rest.length > 0) yield { bytes: Buffer.concat([rest, Buffer.from('\n')]), line };
}

/** How many lines end in these bytes. */
export function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) count += 1;
  return count;
}
