import { readMeasure } from './cell.ts';
import type { Intake } from './intake.ts';
import { answersHeader, readCells } from './row.ts';
import type { Table, Wanted } from './table.ts';

/** The columns of a table of answers. */
export const answersWanted: Wanted = {
  fields: ['id', 'height', 'weight', 'size'],
  isRow: (cells, { columns: { height = 0, weight = 0 } }) =>
    readMeasure(cells[height] ?? '', 'height') !== undefined &&
    readMeasure(cells[weight] ?? '', 'weight') !== undefined,
  isGood: (cells, header) => readCells(cells, answersHeader(header)).kind === 'student',
};

/** Takes every row of a table of answers. */
export function readTable(table: Table, intake: Intake): void {
  const header = answersHeader(table);
  for (const { line, cells } of table.rows) {
    const row = cells
      ? readCells(cells, header)
      : ({ kind: 'fault', fault: { code: 'broken-quotes' } } as const);
    intake.take(row, { by: 'line', at: line });
  }
}
