import {
  accessSync,
  closeSync,
  constants,
  lstatSync,
  openSync,
  readlinkSync,
  type Stats,
  statSync,
  unlinkSync,
} from 'node:fs';
import { type FileHandle, open, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Messages } from '../messages/messages.ts';
import { fileTroubleOf } from './files.ts';
import { type Colours, coloursFor, terminalWidth, writeOut } from './output.ts';
import { UsageError } from './usage.ts';

/** Where a report goes: to stdout as it comes, or to the file of `--out`. */
export interface Sink {
  write(text: string): Promise<void>;
  /** Ends the report. Resolves with the bytes that went to a file, undefined for stdout. */
  close(): Promise<number | undefined>;
  colours(noColor: boolean): Colours;
  /** The columns of a line. */
  width: number;
  /** Whether what is written here is read on a terminal as it comes. */
  isTerminal: boolean;
}

/** Columns of a text that goes to a file: whose terminal it will be read on is not known. */
const FILE_COLUMNS = 80;

/**
 * Opens stdout, or the file at `path`. A file is replaced as a whole, and new ones are for the owner only; a pipe or a
 * device is written to. @throws UsageError where it cannot be written, before any work is done.
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
    const target =
      stats && !stats.isFile()
        ? await openDevice(path, stats)
        : openFile(stats ? path : endOfLink(path), stats);
    return toSink(target, refuse);
  } catch (error) {
    return refuse(error);
  }
}

function openStdout(): Sink {
  return {
    write: async text => (text === '' ? undefined : writeOut(text)),
    close: async () => undefined,
    colours: noColor => coloursFor(process.stdout, noColor),
    width: terminalWidth(process.stdout),
    isTerminal: process.stdout.isTTY === true,
  };
}

/** What takes a report that goes to a path. */
interface Target {
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

function toSink(target: Target, refuse: (error: unknown) => never): Sink {
  let bytes = 0;
  return {
    write: text => {
      bytes += Buffer.byteLength(text);
      return target.write(text).catch(refuse);
    },
    close: () => target.close().then(() => bytes, refuse),
    colours: () => coloursFor(process.stdout, true),
    width: FILE_COLUMNS,
    isTerminal: false,
  };
}

/** Where a link leads to no file yet, the path of the file that is to be made; another path as it is. */
function endOfLink(path: string): string {
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink();
  return isLink ? endOfLink(resolve(dirname(path), readlinkSync(path))) : path;
}

/** A file that is there whole or not at all. That it can be made is tried now, by a file beside it. */
function openFile(path: string, stats: Stats | undefined): Target {
  if (stats) accessSync(path, constants.W_OK);
  // As long a name as the package gives its own: the longest that a system takes is short of 256 bytes.
  const trial = `${path}.${String(process.pid).padStart(10, '0')}`;
  closeSync(openSync(trial, 'wx', 0o600));
  unlinkSync(trial);
  const pieces: string[] = [];
  return {
    write: async text => void pieces.push(text),
    async close() {
      const { default: writeFileAtomic } = await import('write-file-atomic');
      // The package takes a write that a full disk cut short for a whole one; writeFile does not.
      const tmpfileCreated = (file: string) => writeFile(file, pieces);
      try {
        await writeFileAtomic(path, '', { tmpfileCreated, ...(stats ? {} : { mode: 0o600 }) });
      } catch (error) {
        // The disk may be full by now: what was found out is not lost with it.
        for (const piece of pieces) await writeOut(piece);
        throw error;
      }
    },
  };
}

/** A pipe, a terminal or /dev/null: a rename would put a file in its place. */
async function openDevice(path: string, stats: Stats): Promise<Target> {
  if (stats.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
  const handle = stats.isFIFO() ? await openPipe(path) : await open(path, constants.O_WRONLY);
  return {
    write: async text => {
      if (text !== '') await handle.writeFile(text);
    },
    close: () => handle.close(),
  };
}

/** Opening a pipe that nobody reads would wait for ever: O_NONBLOCK finds that out, and is not kept. */
async function openPipe(path: string): Promise<FileHandle> {
  const trial = await open(path, constants.O_WRONLY | constants.O_NONBLOCK);
  try {
    return await open(path, constants.O_WRONLY);
  } finally {
    await trial.close();
  }
}
