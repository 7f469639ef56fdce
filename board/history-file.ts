import { type FileHandle, open } from 'node:fs/promises';
import { fileTroubleOf } from '../cli/files.ts';
import { UsageError } from '../cli/usage.ts';
import type { Messages } from '../messages/messages.ts';
import { type PastSweep, readPastSweeps } from './history.ts';

/** How much of the end of the file is read at start: more than the 30 sweeps that the board shows. */
const TAIL_BYTES = 1_048_576;

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
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'a+', 0o600);
    const { text, isRegular } = await readTail(file);
    const past = readPastSweeps(text);
    if (!isRegular || (text.trim() !== '' && past.length === 0)) {
      throw new UsageError(messages.board.noHistory(path));
    }
    // After a crash the last line may be incomplete: start a new line.
    if (text !== '' && !text.endsWith('\n')) await file.appendFile('\n');
    return { past, append: sweep => appendTo(file, sweep, messages), close: async () => file?.close() };
  } catch (error) {
    await file?.close();
    throw error instanceof UsageError ? error : refuse(error);
  }
}

async function readTail(file: FileHandle): Promise<{ text: string; isRegular: boolean }> {
  const stat = await file.stat();
  if (!stat.isFile()) return { text: '', isRegular: false };
  const length = Math.min(stat.size, TAIL_BYTES);
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, stat.size - length);
  return { text: buffer.toString('utf8'), isRegular: true };
}

async function appendTo(
  file: FileHandle | undefined,
  sweep: PastSweep,
  messages: Messages,
): Promise<string | undefined> {
  try {
    await file?.appendFile(`${JSON.stringify(sweep)}\n`);
    return undefined;
  } catch (error) {
    return fileTroubleOf(error, messages);
  }
}
