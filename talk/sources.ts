import type { Readable } from 'node:stream';
import { UnreadableFile } from '../saved/unreadable-file.ts';
import type { Channel } from './channel.ts';

const LF = 0x0a;
const CR = 0x0d;

/** The longest line of a pipe. A file without line ends must not fill the memory. */
const MAX_LINE_BYTES = 16 * 2 ** 20;

/** A source of messages; undefined is the end. */
export interface Source {
  next(): Promise<Uint8Array | undefined>;
  close(): void;
}

/** The messages given on the command line. */
export function given(messages: readonly string[]): Source {
  const rest = messages.values();
  return { next: async () => bytesOf(rest.next().value), close: () => {} };
}

/**
 * Reads each line of a pipe or file as a message, whose bytes are sent unchanged in any encoding. `next` rejects with the
 * system's error where the input cannot be read, and with UnreadableFile where a line has more than 16 MB.
 */
export function piped(input: Readable): Source {
  const lines = linesOf(input);
  let isClosed = false;
  return {
    async next() {
      try {
        return (await lines.next()).value;
      } catch (error) {
        // Closing ends a read that is under way.
        if (isClosed) return undefined;
        throw error;
      }
    },
    close() {
      isClosed = true;
      input.destroy();
    },
  };
}

/** The lines without their ends, LF or CR LF; the last one needs none. */
async function* linesOf(input: AsyncIterable<Buffer>): AsyncGenerator<Buffer, undefined> {
  let pieces: Buffer[] = [];
  let length = 0;
  const keep = (piece: Buffer) => {
    pieces.push(piece);
    length += piece.length;
    if (length > MAX_LINE_BYTES) throw new UnreadableFile({ code: 'too-long', limit: MAX_LINE_BYTES });
  };
  const take = () => {
    const line = Buffer.concat(pieces);
    [pieces, length] = [[], 0];
    return line.at(-1) === CR ? line.subarray(0, -1) : line;
  };
  for await (const chunk of input) {
    let start = 0;
    for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, start)) {
      keep(chunk.subarray(start, end));
      start = end + 1;
      yield take();
    }
    if (start < chunk.length) keep(chunk.subarray(start));
  }
  if (length > 0) yield take();
}

/** The bytes of a typed message; undefined for the end. */
export function bytesOf(message: string | undefined): Buffer | undefined {
  return message === undefined ? undefined : Buffer.from(message);
}

/**
 * Repeats one message every `everyMs`. A late message does not delay later ones. If the channel has ended, the next message
 * is due at once, so that its failure is reported.
 */
export function heartbeat(
  channel: Channel,
  { message, everyMs, count }: { message: string; everyMs: number; count: number },
): Source {
  const startedAt = performance.now();
  let beats = 0;
  const untilNext = () => startedAt + beats * everyMs - performance.now();
  return {
    async next() {
      if (beats === count) return undefined;
      while (untilNext() > 0 && channel.ending() === undefined) await channel.waitForBytes(untilNext());
      beats++;
      return bytesOf(message);
    },
    close: () => {},
  };
}
