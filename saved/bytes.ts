import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCodeOf } from '../shared/error.ts';
import { UnreadableFile } from './unreadable-file.ts';

const PIECE_BYTES = 1 << 20;

/** How long to wait for the first bytes of a pipe; after that, nobody seems to be writing into it. */
const PATIENCE_MS = 5_000;

const POLL_MS = 20;

/** Windows has neither this flag nor pipes with a path. */
const NONBLOCK = constants.O_NONBLOCK ?? 0;

/**
 * Reads a file, a pipe or a device of at most `limit` bytes. Opens it without blocking, so that a FIFO without a writer
 * cannot hang the program.
 * @throws UnreadableFile if there are more bytes, or none come for `patienceMs`; otherwise the system's own error.
 */
export async function readBytes(path: string, limit: number, patienceMs = PATIENCE_MS): Promise<Buffer> {
  const file = await open(path, constants.O_RDONLY | NONBLOCK);
  try {
    const isFifo = (await file.stat()).isFIFO();
    const pieces: Buffer[] = [];
    let length = 0;
    let waitedMs = 0;
    for (;;) {
      const { bytesRead, buffer } = await file.read({ buffer: Buffer.alloc(PIECE_BYTES) }).catch(orNothing);
      // A FIFO without a writer yet also reads 0 bytes, as if it had ended.
      if (bytesRead === 0 && (length > 0 || !isFifo)) return Buffer.concat(pieces);
      if (bytesRead > 0) {
        pieces.push(buffer.subarray(0, bytesRead));
        length += bytesRead;
        waitedMs = 0;
        if (length > limit) throw new UnreadableFile({ code: 'too-long', limit });
        continue;
      }
      if (waitedMs >= patienceMs)
        throw new UnreadableFile({ code: 'nothing-came', seconds: patienceMs / 1_000 });
      await sleep(POLL_MS);
      waitedMs += POLL_MS;
    }
  } finally {
    await file.close();
  }
}

const NOTHING_YET = { bytesRead: -1, buffer: Buffer.alloc(0) };

/** EAGAIN means that a pipe or terminal is open but empty: not an error, just wait. */
function orNothing(error: unknown): typeof NOTHING_YET {
  if (errorCodeOf(error) === 'EAGAIN') return NOTHING_YET;
  throw error;
}

/** Reads a stream such as standard input to its end, without a time limit. @throws UnreadableFile after `limit` bytes. */
export async function readStream(stream: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of stream) {
    pieces.push(piece);
    length += piece.length;
    if (length > limit) throw new UnreadableFile({ code: 'too-long', limit });
  }
  return Buffer.concat(pieces);
}
