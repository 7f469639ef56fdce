import type { Encoding } from '../shared/file-problem.ts';
import type { Language } from '../shared/language.ts';
import { answersWanted, readTable } from './csv.ts';
import { type Compared, Intake } from './intake.ts';
import { readJson } from './json.ts';
import { kindOf } from './kind.ts';
import { openSheet, openTable } from './table.ts';
import { textOf } from './text.ts';
import { UnreadableTable } from './unreadable-table.ts';
import { readWorkbook } from './workbook.ts';

/** The largest file of answers: a million students in JSON fit easily. */
export const MAX_ANSWERS_BYTES = 256 << 20;

/** The content of a file of saved answers. Text has an encoding; a workbook has sheets, of which only the first was read. */
export interface Answers extends Compared {
  encoding?: Encoding;
  sheets?: number;
}

/**
 * Reads saved answers: a table with a header (CSV, or the first sheet of a workbook), NDJSON or JSON, recognised by the
 * content.
 * @throws UnreadableFile or UnreadableTable if the file as a whole is unusable, not just single rows.
 */
export async function readAnswers(bytes: Buffer, language: Language): Promise<Answers> {
  const intake = new Intake();
  if (kindOf(bytes) === 'workbook') {
    const workbook = await readWorkbook(bytes);
    readTable(openSheet(workbook, answersWanted), intake);
    return { ...intake.close(), sheets: workbook.sheets };
  }
  const { text, encoding } = textOf(bytes, language);
  if (text.trim() === '') throw new UnreadableTable({ code: 'empty' });
  if (/^\s*[[{]/.test(text)) readJson(text, intake);
  else readTable(openTable(text, answersWanted), intake);
  return { ...intake.close(), encoding };
}
