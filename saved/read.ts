import { fields } from '../shared/finding.ts';
import type { Language } from '../shared/language.ts';
import { readMeasureCell } from './cell.ts';
import { type Compared, takeIn } from './intake.ts';
import { readJson } from './json.ts';
import { openSaved, type Source } from './open.ts';
import { isRemark } from './remark.ts';
import { type AnswersHeader, answersHeader, type PlacedRow, type Row, readCells } from './row.ts';
import type { Table, Wanted } from './table.ts';

/** The largest file of answers: a million students in JSON fit easily. */
export const MAX_ANSWERS_BYTES = 256 << 20;

/** The content of a file of saved answers. */
export interface Answers extends Compared, Source {}

/** The columns that a table of answers must have, and how to recognise its rows. */
const wanted: Wanted = {
  fields,
  isRow: (cells, { columns: { height = 0, weight = 0 } }) =>
    readMeasureCell(cells[height] ?? '', 'height') !== undefined &&
    readMeasureCell(cells[weight] ?? '', 'weight') !== undefined,
  isGood: (cells, header) => readCells(cells, answersHeader(header)).kind === 'student',
};

/**
 * Reads saved answers: a table, NDJSON or JSON.
 * @throws UnreadableFile if the file as a whole is unusable, not just single rows.
 */
export async function readAnswers(bytes: Buffer, language: Language): Promise<Answers> {
  const { source, ...opened } = await openSaved(bytes, language, wanted);
  return { ...takeIn('json' in opened ? readJson(opened.json) : readTable(opened.table)), ...source };
}

function* readTable(table: Table): Generator<PlacedRow, void> {
  const header = answersHeader(table);
  for (const { line, cells } of table.rows)
    yield { place: { by: 'line', at: line }, row: readRow(cells, header) };
}

function readRow(cells: readonly string[] | undefined, header: AnswersHeader): Row {
  if (!cells) return { kind: 'fault', fault: { code: 'broken-quotes' } };
  // A crawl writes no totals, and its rows may have no id.
  const isOther = header.status === undefined && isRemark(cells, header, ['height', 'weight']);
  return isOther ? { kind: 'fault', fault: { code: 'remark' } } : readCells(cells, header);
}
