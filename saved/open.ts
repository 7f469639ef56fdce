import type { Encoding } from '../shared/file-problem.ts';
import type { Language } from '../shared/language.ts';
import { kindOf } from './kind.ts';
import { openSheet, openTable, type Table, type Wanted } from './table.ts';
import { textOf } from './text.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { readWorkbook } from './workbook.ts';

/** How a file was read: text has an encoding; a workbook has sheets, of which only the first was read. */
export interface Source {
  encoding?: Encoding;
  sheets?: number;
}

/**
 * Opens a table with a header, in text or in the first sheet of a workbook, or finds JSON or NDJSON, whatever the name of
 * the file says.
 * @throws UnreadableFile if it is something else.
 */
export async function openSaved(
  bytes: Buffer,
  language: Language,
  wanted: Wanted,
): Promise<{ source: Source } & ({ table: Table } | { json: string })> {
  if (kindOf(bytes) === 'workbook') {
    const workbook = await readWorkbook(bytes);
    return { source: { sheets: workbook.sheets }, table: openSheet(workbook, wanted) };
  }
  const { text, encoding } = textOf(bytes, language);
  if (text.trim() === '') throw new UnreadableFile({ code: 'empty' });
  if (/^\s*[[{]/.test(text)) return { source: { encoding }, json: text };
  return { source: { encoding }, table: openTable(text, wanted) };
}
