import { createInterface } from 'node:readline';
import type { Line } from './line.ts';

/** Where the messages come from. Undefined is the end. */
export interface Source {
  next(): Promise<string | undefined>;
  close(): void;
}

/** The messages of the command line. */
export function given(messages: readonly string[]): Source {
  const rest = messages.values();
  return { next: async () => rest.next().value, close: () => {} };
}

/** Each line of a pipe or a file is a message. */
export function piped(input: NodeJS.ReadStream): Source {
  const reader = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  const lines = reader[Symbol.asyncIterator]();
  return { next: async () => (await lines.next()).value, close: () => reader.close() };
}

/**
 * The same message every so many ms. A beat that is late does not delay the ones after it; where the line has ended,
 * the next one comes at once, since it is the one that finds nobody there.
 */
export function heartbeat(
  line: Line,
  { message, everyMs, count }: { message: string; everyMs: number; count: number },
): Source {
  const startedAt = performance.now();
  let beats = 0;
  const untilNext = () => startedAt + beats * everyMs - performance.now();
  return {
    async next() {
      if (beats === count) return undefined;
      while (untilNext() > 0 && line.ending() === undefined) await line.listen(untilNext());
      beats++;
      return message;
    },
    close: () => {},
  };
}
