import { createInterface } from 'node:readline';
import type { Channel } from './channel.ts';

/** Where the messages come from. Undefined is the end. */
export interface Source {
  next(): Promise<Uint8Array | undefined>;
  close(): void;
}

/** The messages of the command line. */
export function given(messages: readonly string[]): Source {
  const rest = messages.values();
  return { next: async () => bytesOf(rest.next().value), close: () => {} };
}

/** Each line of a pipe or a file is a message; its bytes are sent as they are, whatever their encoding. */
export function piped(input: NodeJS.ReadStream): Source {
  // Each byte is a character of Latin-1, and becomes the same byte again.
  const reader = createInterface({ input: input.setEncoding('latin1'), crlfDelay: Number.POSITIVE_INFINITY });
  const lines = reader[Symbol.asyncIterator]();
  return { next: async () => bytesOf((await lines.next()).value, 'latin1'), close: () => reader.close() };
}

export function bytesOf(
  message: string | undefined,
  encoding: 'utf8' | 'latin1' = 'utf8',
): Buffer | undefined {
  return message === undefined ? undefined : Buffer.from(message, encoding);
}

/**
 * The same message every `everyMs`. A message that is late does not delay the ones after it. Where the channel has ended, the
 * next message is sent at once, and its failure is reported.
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
