import { createInterface } from 'node:readline';
import type { Channel } from './channel.ts';

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

/** Reads each line of a pipe or file as a message, whose bytes are sent unchanged in any encoding. */
export function piped(input: NodeJS.ReadStream): Source {
  // In Latin-1 every byte is one character, so the bytes survive unchanged.
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
