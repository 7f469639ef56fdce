import type { Messages } from '../messages/messages.ts';
import { parseJsonc } from '../saved/jsonc.ts';
import { MAX_SETTINGS_BYTES, readText } from '../saved/text.ts';
import { UnreadableFile } from '../saved/unreadable-file.ts';
import { errorCodeOf, reasonOf } from '../shared/error.ts';
import type { Language } from '../shared/language.ts';
import { ownValue } from '../shared/own-value.ts';
import { printable } from '../shared/printable.ts';
import { UsageError } from './usage-error.ts';

/** Reads a configuration or profile: JSON with comments, in any encoding. @throws UsageError that says what is wrong and where */
export async function readJsonFile(
  path: string,
  { language, messages }: { language: Language; messages: Messages },
): Promise<unknown> {
  try {
    return parseJsonc((await readText(path, { limit: MAX_SETTINGS_BYTES, language })).text);
  } catch (error) {
    throw fileMistake(path, error, messages);
  }
}

/** Turns a file error into a UsageError; returns any other error unchanged. `name` is the file as the operator wrote it. */
export function fileMistake(name: string, error: unknown, messages: Messages): unknown {
  if (error instanceof UnreadableFile)
    return new UsageError(printable(`${name} ${messages.files.problem(error.problem)}`), { cause: error });
  if (isSystemError(error))
    return new UsageError(messages.usage.unreadableFile(name || '""', fileTroubleOf(error, messages)), {
      cause: error,
    });
  return error;
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

/** Why a file cannot be read or written: a translated sentence for the usual reasons, otherwise the system's message. */
export function fileTroubleOf(error: unknown, { usage }: Messages, platform = process.platform): string {
  const code = errorCodeOf(error);
  if ((code === 'EPERM' || code === 'EACCES') && platform === 'win32') return usage.maybeHeldOpen;
  return ownValue(usage.fileTroubles, code) ?? reasonOf(error);
}
