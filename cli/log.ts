import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import type { Messages } from '../messages/messages.ts';

/** The most lines in a log per second, for all clients together: more than a room causes, and more than anyone can read. */
export const LINES_PER_SECOND = 100;

/** The most lines per second about ordinary events, so that a crowd of ordinary clients does not hide what is unusual. */
const ORDINARY_PER_SECOND = 80;

/** Bytes buffered for a reader that has stopped reading; once they are full, lines are dropped. */
const MAX_WAITING_BYTES = 1_048_576;

const SECOND_MS = 1_000;

/** The log of a server: one line per event, up to a limit per second. */
export interface Log {
  write(line: string): void;
  /** Writes a line about nothing unusual. */
  writeOrdinary(line: string): void;
  /** Logs how many lines were hidden in the current second, if any. */
  close(): void;
}

/** The stream that a log writes to: a terminal, a pipe or a file. */
export type LogStream = Writable & { fd?: number; isTTY?: boolean };

/**
 * Opens a log that can neither block a server nor crash it: lines are dropped if the reader has stopped reading or has
 * gone, or if the disk is full. Lines beyond the limit per second are only counted.
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
  const writeUpTo = (limit: number) => (line: string) => {
    second ??= setTimeout(endSecond, SECOND_MS).unref();
    if (written >= limit) hidden++;
    else {
      written++;
      put(line);
    }
  };
  return {
    write: writeUpTo(LINES_PER_SECOND),
    writeOrdinary: writeUpTo(ORDINARY_PER_SECOND),
    close: endSecond,
  };
}

/** The current time for a log line, like 14:05:09. */
export function timeOfDay(): string {
  return new Date().toTimeString().slice(0, 8);
}

function writableWithoutWaiting(stream: LogStream): Writable {
  // The server goes on even if its log cannot be written.
  stream.on('error', () => {});
  // Node writes to terminals synchronously, so Ctrl-S would block the whole process.
  const waits = stream.isTTY === true && stream.fd !== undefined && process.platform !== 'win32';
  if (!waits) return stream;
  return createWriteStream('', { fd: stream.fd, autoClose: false }).on('error', () => {});
}
