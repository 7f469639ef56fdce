import { fileMistake } from '../cli/files.ts';
import type { Settings } from '../cli/settings.ts';
import { readBytes, readStream } from '../saved/bytes.ts';
import { MAX_ANSWERS_BYTES } from '../saved/read.ts';

/** Reads saved answers or a saved survey from a file, or from standard input for `-`. @throws UsageError if it cannot be read */
export async function readSaved<Content>(
  path: string,
  { language, messages }: Settings,
  read: (bytes: Buffer, language: Settings['language']) => Content | Promise<Content>,
): Promise<Content> {
  const isStandard = path === '-';
  try {
    const bytes = isStandard
      ? await readStream(process.stdin, MAX_ANSWERS_BYTES)
      : await readBytes(path, MAX_ANSWERS_BYTES);
    return await read(bytes, language);
  } catch (error) {
    throw fileMistake(isStandard ? messages.files.standardInput : path, error, messages);
  }
}
