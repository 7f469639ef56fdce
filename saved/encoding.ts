import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { UnreadableAnswers } from './unreadable.ts';

/** Bytes of a stream, in pieces that are split anywhere. */
export type Pieces = AsyncIterable<Uint8Array>;

/**
 * Bytes in UTF-8 or GB18030, with or without a byte order mark, as UTF-8 without. ASCII is the same in both, so the first
 * piece that is not ASCII decides: GB18030 that is also valid UTF-8 over so many bytes does not occur.
 * @throws UnreadableAnswers where the bytes are in neither.
 */
export async function* toUtf8(pieces: Pieces): AsyncGenerator<Buffer> {
  let isDecided = false;
  let toText: TextDecoder | undefined;
  let held: Buffer = Buffer.alloc(0);
  let isStart = true;
  for await (const piece of pieces) {
    let bytes = held.length === 0 ? asBuffer(piece) : Buffer.concat([held, piece]);
    held = Buffer.alloc(0);
    if (isStart && bytes.length < 3) {
      held = bytes;
      continue;
    }
    if (isStart) bytes = bytes.subarray(skipMark(bytes));
    isStart = false;
    if (!isDecided && !isAscii(bytes)) {
      isDecided = true;
      if (!isUtf8(bytes.subarray(0, endOfCharacters(bytes))))
        toText = new TextDecoder('gb18030', { fatal: true });
    }
    if (toText) yield decode(bytes, toText, true);
    else {
      const end = endOfCharacters(bytes);
      held = bytes.subarray(end);
      yield checkUtf8(bytes.subarray(0, end));
    }
  }
  if (toText) yield decode(held, toText, false);
  else yield checkUtf8(held);
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function skipMark(bytes: Buffer): number {
  const [first, second, third] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    throw new UnreadableAnswers({ code: 'encoding', found: 'utf-16' });
  }
  return first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0;
}

/** Where the last whole character ends: up to three bytes may be the start of one that goes on in the next piece. */
function endOfCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function checkUtf8(bytes: Buffer): Buffer {
  if (!isUtf8(bytes)) throw new UnreadableAnswers({ code: 'encoding', found: 'unknown' });
  return bytes;
}

function decode(bytes: Buffer, decoder: TextDecoder, stream: boolean): Buffer {
  try {
    return Buffer.from(decoder.decode(bytes, { stream }));
  } catch {
    // Not in this encoding either, and there is no third.
    throw new UnreadableAnswers({ code: 'encoding', found: 'unknown' });
  }
}
