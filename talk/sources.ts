import { createInterface } from 'node:readline';
import type { Channel } from './channel.ts';

/** Where the messages come from. Undefined is the end. */
export interface Source {
  next(): Promise<string | undefined>;
  close(): void;
}

/** The messages of the command channel. */
export function given(messages: readonly string[]): Source {
  const rest = messages.values();
  return { next: async () => rest.next().value, close: () => {} };
}

/** Each channel of a pipe or a file is a message. */
export function piped(input: NodeJS.ReadStream): Source {
  const reader = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const lines = reader[Symbol.asyncIterator]();
  return { next: async () => (await lines.next()).value, close: () => reader.close() };
}

/**
 * The same message every `everyMs`. A message that is late does not delay the ones after it. Where the channel has ended,
 * the next one goes out at once, and finds that out.
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
      return message;
    },
    close: () => {},
  };
}
