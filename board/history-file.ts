import { type FileHandle, open } from 'node:fs/promises';
import { fileTroubleOf } from '../cli/files.ts';
import { UsageError } from '../cli/usage-error.ts';
import type { Messages } from '../messages/messages.ts';
import { type PastSweep, readPastSweeps } from './history.ts';

/** How much of the end of the file is read at start: more than the 30 sweeps that the board shows. */
const TAIL_BYTES = 1_048_576;

/** An open history file, to which each finished sweep is appended. */
export interface HistoryFile {
  /** The sweeps at the end of the file, oldest first. */
  past: PastSweep[];
  /** Appends a line. Resolves with the reason if that failed, since the board goes on without it. */
  append(sweep: PastSweep): Promise<string | undefined>;
  close(): Promise<void>;
}

/** Opens or creates a board's history file. @throws UsageError if it cannot be used, or is another kind of file */
export async function openHistory(path: string, messages: Messages): Promise<HistoryFile> {
  const refuse = (error: unknown) =>
    new UsageError(messages.usage.unwritableFile(path, fileTroubleOf(error, messages)), { cause: error });
  const file = await open(path, 'a+', 0o600).catch(error => {
    throw refuse(error);
  });
  try {
    const text = await readTail(file);
    const past = readPastSweeps(text ?? '');
    if (text === undefined || (text.trim() !== '' && past.length === 0)) {
      throw new UsageError(messages.board.noHistory(path));
    }
    // After a crash the last line may be incomplete: start a new line.
    if (text !== '' && !text.endsWith('\n')) await file.appendFile('\n');
    return {
      past,
      append: sweep =>
        file.appendFile(`${JSON.stringify(sweep)}\n`).then(
          () => undefined,
          error => fileTroubleOf(error, messages),
        ),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error instanceof UsageError ? error : refuse(error);
  }
}

/** The end of a file; undefined for a device. */
async function readTail(file: FileHandle): Promise<string | undefined> {
  const stat = await file.stat();
  if (!stat.isFile()) return undefined;
  const length = Math.min(stat.size, TAIL_BYTES);
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, stat.size - length);
  return buffer.toString('utf8');
}
