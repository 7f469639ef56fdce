import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import type { Messages } from '../messages/messages.ts';

/** Lines of a log in one second, about all clients together: more than a room makes, and as many as scroll by unread. */
export const LINES_PER_SECOND = 100;

/** Bytes that wait for a reader who has stopped reading; lines after them are lost to the log. */
const MAX_WAITING_BYTES = 1_048_576;

const SECOND_MS = 1_000;

export interface Log {
  write(line: string): void;
  /** Says how many lines are not shown yet, if any. */
  close(): void;
}

/** The stream of a log: a terminal, a pipe or a file. */
export type LogStream = Writable & { fd?: number; isTTY?: boolean };

/**
 * A log that neither holds up a server nor ends it: a reader who has stopped reading, or has gone, misses lines, and so
 * does a full disk. Of more lines in a second than the limit only the number is logged.
 */
export function openLog(stream: LogStream, { log }: Messages): Log {
  const out = writableWithoutWaiting(stream);
  const put = (line: string) => {
    if (out.writableLength < MAX_WAITING_BYTES) out.write(`${line}\n`);
  };
  let written = 0;
  let hidden = 0;
  let second: NodeJS.Timeout | undefined;
  const endSecond = () => {
    clearTimeout(second);
    second = undefined;
    if (hidden > 0) put(log.hidden({ time: timeOfDay(), lines: hidden }));
    [written, hidden] = [0, 0];
  };
  return {
    write(line) {
      second ??= setTimeout(endSecond, SECOND_MS).unref();
      if (written === LINES_PER_SECOND) hidden++;
      else {
        written++;
        put(line);
      }
    },
    close: endSecond,
  };
}

/** The time that a line of a log begins with, as 14:05:09. */
export function timeOfDay(): string {
  return new Date().toTimeString().slice(0, 8);
}

function writableWithoutWaiting(stream: LogStream): Writable {
  // A log that cannot be written is no reason to stop serving.
  stream.on('error', () => {});
  // Node waits for each write to a terminal, and waits for ever where Ctrl-S has stopped it.
  const waits = stream.isTTY === true && stream.fd !== undefined && process.platform !== 'win32';
  if (!waits) return stream;
  return createWriteStream('', { fd: stream.fd, autoClose: false }).on('error', () => {});
}
