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

/** How the last line of a crawl's NDJSON starts. It holds no row, and is long where it names many seats that were left out. */
const TRAILER = '{"type":"trailer"';

/** Cuts a stream at line ends, a block of lines at a time. @throws UnreadableAnswers at another line over 1 MiB. */
export async function* toWholeLines(pieces: AsyncIterable<Buffer>): AsyncGenerator<WholeLines> {
  let line = 1;
  let rest: Buffer = Buffer.alloc(0);
  let isInTrailer = false;
  for await (const piece of pieces) {
    let bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    if (isInTrailer) {
      const end = piece.indexOf(0x0a) + 1;
      if (end === 0) continue;
      isInTrailer = false;
      bytes = piece.subarray(end);
      line += 1;
    }
    const end = bytes.lastIndexOf(0x0a) + 1;
    rest = bytes.subarray(end);
    if (rest.length > MAX_LINE_BYTES) {
      if (!startsAsTrailer(rest)) {
        const at = line + countLines(bytes);
        throw new UnreadableAnswers({ code: 'long-line', line: at, limit: MAX_LINE_BYTES });
      }
      isInTrailer = true;
      rest = Buffer.alloc(0);
    }
    if (end === 0) continue;
    yield { bytes: bytes.subarray(0, end), line };
    line += countLines(bytes);
  }
  if (rest.length > 0) yield { bytes: Buffer.concat([rest, Buffer.from('\n')]), line };
}

function startsAsTrailer(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, TRAILER.length) === TRAILER;
}

/** How many lines end in these bytes. */
export function countLines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) count += 1;
  return count;
}
