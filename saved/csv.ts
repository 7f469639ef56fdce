import { fields } from '../shared/finding.ts';
import { readMeasureCell } from './cell.ts';
import type { Intake } from './intake.ts';
import { isRemark } from './remark.ts';
import { type AnswersHeader, answersHeader, type Row, readCells } from './row.ts';
import type { Table, Wanted } from './table.ts';

/** The columns that a table of answers must have, and how to recognise its rows. */
export const answersWanted: Wanted = {
  fields,
  isRow: (cells, { columns: { height = 0, weight = 0 } }) =>
    readMeasureCell(cells[height] ?? '', 'height') !== undefined &&
    readMeasureCell(cells[weight] ?? '', 'weight') !== undefined,
  isGood: (cells, header) => readCells(cells, answersHeader(header)).kind === 'student',
};

/** Passes every row of a table of answers to the intake. */
export function readTable(table: Table, intake: Intake): void {
  const header = answersHeader(table);
  for (const { line, cells } of table.rows) {
    intake.take(readRow(cells, header), { by: 'line', at: line });
  }
}

function readRow(cells: readonly string[] | undefined, header: AnswersHeader): Row {
  if (!cells) return { kind: 'fault', fault: { code: 'broken-quotes' } };
  // A crawl writes no totals, and its rows may have no id.
  const isOther = header.status === undefined && isRemark(cells, header, ['height', 'weight']);
  return isOther ? { kind: 'fault', fault: { code: 'remark' } } : readCells(cells, header);
}
