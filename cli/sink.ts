import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import type { Messages } from '../messages/messages.ts';
import { fileTroubleOf } from './files.ts';
import { type Colours, coloursFor, writeOut } from './output.ts';
import { UsageError } from './usage.ts';

/** Where a report goes: to stdout as it comes, or into a file that is whole from its first moment. */
export interface Sink {
  write(text: string): Promise<void>;
  close(): Promise<void>;
  colours(noColor: boolean): Colours;
  /** Whether what is written here is read on a terminal as it comes. */
  isTerminal: boolean;
}

/** Opens stdout, or the file at `path`. A UsageError where its folder cannot be written to, before any work is done. */
export function openSink(path: string | undefined, messages: Messages): Sink {
  if (path === undefined) {
    return {
      write: async text => (text === '' ? undefined : writeOut(text)),
      close: async () => {},
      colours: noColor => coloursFor(process.stdout, noColor),
      isTerminal: process.stdout.isTTY === true,
    };
  }
  const refuse = (error: unknown): never => {
    throw new UsageError(messages.usage.unwritableFile(path, fileTroubleOf(error, messages)), {
      cause: error,
    });
  };
  try {
    accessSync(dirname(path), constants.W_OK);
  } catch (error) {
    refuse(error);
  }
  let whole = '';
  return {
    write: async text => {
      whole += text;
    },
    async close() {
      try {
        const { default: writeFileAtomic } = await import('write-file-atomic');
        await writeFileAtomic(path, whole);
      } catch (error) {
        // The disk may be full by now: what was found out is not lost with it.
        await writeOut(whole);
        refuse(error);
      }
    },
    colours: () => coloursFor(process.stdout, true),
    isTerminal: false,
  };
}
