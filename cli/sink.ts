import {
  accessSync,
  closeSync,
  constants,
  lstatSync,
  openSync,
  readlinkSync,
  realpathSync,
  type Stats,
  statSync,
  unlinkSync,
} from 'node:fs';
import { type FileHandle, open, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Messages } from '../messages/messages.ts';
import { fileTroubleOf } from './files.ts';
import { type Colours, coloursFor, terminalWidth, writeErr, writeOut } from './output.ts';
import { UsageError } from './usage-error.ts';

/** Where a report is written: to stdout as it comes, or to the file of `--out`. */
export interface Sink {
  write(text: string): Promise<void>;
  /** Finishes the report, and says on stderr how much was written to which file. */
  close(): Promise<void>;
  colours(noColor: boolean): Colours;
  /** The width of a line in columns. */
  width: number;
  /** Whether the report appears on a terminal as it is written. */
  isTerminal: boolean;
}

/** The width of a report in a file, since the terminal of its reader is unknown. */
const FILE_COLUMNS = 80;

/**
 * Opens stdout, or the file at `path`. A file is replaced as a whole, and a new one is readable by its owner only; pipes
 * and devices are written to directly. @throws UsageError, before any work is done, if it cannot be written.
 */
export async function openSink(path: string | undefined, messages: Messages): Promise<Sink> {
  if (path === undefined) return openStdout();
  const refuse = (error: unknown): never => {
    throw new UsageError(messages.usage.unwritableFile(path, fileTroubleOf(error, messages)), {
      cause: error,
    });
  };
  try {
    const stats = statSync(path, { throwIfNoEntry: false });
    const destination =
      stats && !stats.isFile()
        ? await openDevice(path, stats)
        : openFile(stats ? realpathSync(path) : endOfLink(path), stats);
    return toSink(destination, { path, messages, refuse });
  } catch (error) {
    return refuse(error);
  }
}

/** Opens stdout, where a report appears as it comes. */
export function openStdout(): Sink {
  return {
    write: async text => (text === '' ? undefined : writeOut(text)),
    close: async () => {},
    colours: noColor => coloursFor(process.stdout, noColor),
    width: terminalWidth(process.stdout),
    isTerminal: process.stdout.isTTY === true,
  };
}

/** A file, pipe or device that takes a report. */
interface Destination {
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

function toSink(
  destination: Destination,
  { path, messages, refuse }: { path: string; messages: Messages; refuse: (error: unknown) => never },
): Sink {
  let bytes = 0;
  return {
    write: text => {
      bytes += Buffer.byteLength(text);
      return destination.write(text).catch(refuse);
    },
    async close() {
      await destination.close().catch(refuse);
      writeErr(messages.crawl.wrote({ path, bytes }));
    },
    colours: () => coloursFor(process.stdout, true),
    width: FILE_COLUMNS,
    isTerminal: false,
  };
}

/** Follows a symbolic link whose target does not exist yet; returns any other path unchanged. */
function endOfLink(path: string): string {
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink();
  return isLink ? endOfLink(resolve(dirname(path), readlinkSync(path))) : path;
}

/**
 * Opens a file, not a link, that will be written completely or not at all. Creates a trial file beside it, to find out
 * now if that works.
 */
function openFile(path: string, stats: Stats | undefined): Destination {
  if (stats) accessSync(path, constants.W_OK);
  // As long as the temporary name that write-file-atomic uses, since a name must be shorter than 256 bytes.
  const trial = `${path}.${String(process.pid).padStart(10, '0')}`;
  closeSync(openSync(trial, 'wx', 0o600));
  unlinkSync(trial);
  const pieces: string[] = [];
  return {
    write: async text => void pieces.push(text),
    async close() {
      const { default: writeFileAtomic } = await import('write-file-atomic');
      // write-file-atomic does not notice a write cut short by a full disk; writeFile does.
      const tmpfileCreated = (file: string) => writeFile(file, pieces);
      try {
        await writeFileAtomic(path, '', { tmpfileCreated, ...(stats ? {} : { mode: 0o600 }) });
      } catch (error) {
        // The disk may be full by now: print the report, so that the results are not lost.
        for (const piece of pieces) await writeOut(piece);
        throw error;
      }
    },
  };
}

/** Opens a pipe, a terminal or /dev/null for writing, since a rename would replace it by a file. */
async function openDevice(path: string, stats: Stats): Promise<Destination> {
  if (stats.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
  const handle = stats.isFIFO() ? await openPipe(path) : await open(path, constants.O_WRONLY);
  return {
    write: async text => {
      if (text !== '') await handle.writeFile(text);
    },
    close: () => handle.close(),
  };
}

/** Opens a pipe. Without a reader that would block for ever, so it is tried with O_NONBLOCK first, which then fails. */
async function openPipe(path: string): Promise<FileHandle> {
  const trial = await open(path, constants.O_WRONLY | constants.O_NONBLOCK);
  try {
    return await open(path, constants.O_WRONLY);
  } finally {
    await trial.close();
  }
}
