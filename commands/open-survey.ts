import { fileMistake } from '../cli/files.ts';
import type { Settings } from '../cli/settings.ts';
import { readBytes, readStream } from '../saved/bytes.ts';
import { MAX_ANSWERS_BYTES } from '../saved/read.ts';
import { readSurvey } from '../saved/survey-file.ts';
import type { Seen } from '../survey/changes.ts';

/** Reads a saved survey from a file, or from standard input for `-`. @throws UsageError if it is something else */
export async function openSurvey(path: string, { config, language, messages }: Settings): Promise<Seen> {
  const isStandard = path === '-';
  try {
    const bytes = isStandard
      ? await readStream(process.stdin, MAX_ANSWERS_BYTES)
      : await readBytes(path, MAX_ANSWERS_BYTES);
    return readSurvey(bytes, language, config.similarity);
  } catch (error) {
    throw fileMistake(isStandard ? messages.pair.standardInput : path, error, messages);
  }
}
