import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { UnreadableFile } from './unreadable-file.ts';

const PIECE_BYTES = 1 << 20;

/** A pipe that stays empty for longer has nobody who writes into it; a start must not hang on it. */
const PATIENCE_MS = 5_000;

const POLL_MS = 20;

/** Windows has no such flag, and no such pipes. */
const NONBLOCK = constants.O_NONBLOCK ?? 0;

/**
 * Reads a file, a pipe or a device, at most `limit` bytes of it. Opened without blocking, so that a FIFO that nobody
 * writes into cannot hang the program.
 * @throws UnreadableFile where there is more, or where nothing comes; the system's own error for all else.
 */
export async function readBytes(path: string, limit: number, patienceMs = PATIENCE_MS): Promise<Buffer> {
  const file = await open(path, constants.O_RDONLY | NONBLOCK);
  try {
    const isFifo = (await file.stat()).isFIFO();
    const pieces: Buffer[] = [];
    let length = 0;
    let waitedMs = 0;
    for (;;) {
      const { bytesRead, buffer } = await file.read({ buffer: Buffer.alloc(PIECE_BYTES) }).catch(waitFor);
      // A FIFO whose writer has not come yet looks as if it had ended.
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

/** An open pipe or terminal with nothing in it is no fault, but a reason to wait. */
function waitFor(error: unknown): typeof NOTHING_YET {
  if (error instanceof Error && 'code' in error && error.code === 'EAGAIN') return NOTHING_YET;
  throw error;
}

/** Reads standard input to its end, at most `limit` bytes; it may take as long as it likes. */
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
