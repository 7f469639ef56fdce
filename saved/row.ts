import { type Field, fields } from '../shared/finding.ts';
import { readReply, type Student } from '../shared/reply.ts';
import { statuses } from '../shared/status.ts';
import { isBrokenByExcel, readId, readMeasureCell, readName } from './cell.ts';
import type { Header } from './header.ts';
import type { RowFault, RowPlace } from './row-fault.ts';

/** A saved record, with the student's name if the file has one. */
export interface SavedStudent extends Student {
  name?: string;
}

/** The content of one row of saved answers. */
export type Row =
  | { kind: 'student'; student: SavedStudent }
  | { kind: 'declined'; id: string }
  | { kind: 'fault'; fault: RowFault };

/** A row, and where it is. */
export interface PlacedRow {
  place: RowPlace;
  row: Row;
}

/** Reads a saved record by the same rules as a crawl. */
export function readRecord(value: unknown): Row {
  const reply = readReply(value);
  return reply.kind === 'problem' ? { kind: 'fault', fault: reply.problem } : reply;
}

/** The header of a table of answers. `status` is the column of the seat's status, if a crawl wrote the table. */
export interface AnswersHeader extends Header {
  width: number;
  status?: number;
}

/** Interprets the header of a table of answers. In a crawl's CSV the column `name` names the seat, not the student. */
export function answersHeader({ header, columns, twice }: Header & { header: string[] }): AnswersHeader {
  const status = columns.seat === undefined ? -1 : header.indexOf('status');
  if (status === -1) return { columns, twice, width: header.length };
  const isSeatName = columns.name !== undefined && header[columns.name] === 'name';
  const { name, ...others } = columns;
  return { columns: isSeatName ? others : columns, twice, width: header.length, status };
}

/** Reads the cells of one row by the same rules as a JSON record. */
export function readCells(cells: readonly string[], header: AnswersHeader): Row {
  const row = readTexts(cells, header);
  const found = cells.findLastIndex(cell => cell !== '') + 1;
  // If a faulty row is longer than the header, an extra delimiter has probably shifted its cells: report that instead.
  if (row.kind === 'fault' && found > header.width && row.fault.code !== 'seat')
    return { kind: 'fault', fault: { code: 'cells', found, expected: header.width } };
  return row;
}

function readTexts(cells: readonly string[], { columns, status }: AnswersHeader): Row {
  const textOf = (field: Field | 'name') => cells[columns[field] ?? cells.length] ?? '';
  const id = readId(textOf('id'));
  const said = status === undefined ? 'ok' : cells[status];
  if (said === 'missing') return { kind: 'fault', fault: { code: 'missing' } };
  const known = statuses.find(name => name === said) ?? 'ok';
  if (known !== 'ok' && known !== 'declined')
    return { kind: 'fault', fault: { code: 'seat', status: known } };
  if (status !== undefined && fields.every(field => textOf(field) === ''))
    return { kind: 'fault', fault: { code: 'masked' } };
  if (isBrokenByExcel(id)) return { kind: 'fault', fault: { code: 'broken-id', text: id } };
  if (known === 'declined') return readRecord({ id, declined: true });

  const record = { id, height: 0, weight: 0, size: textOf('size') };
  for (const key of ['height', 'weight'] as const) {
    const text = textOf(key);
    if (text === '') return { kind: 'fault', fault: { code: 'empty-cell', key } };
    const number = readMeasureCell(text, key);
    if (number === undefined) return { kind: 'fault', fault: { code: 'not-a-number', key, text } };
    record[key] = number;
  }
  if (record.size === '') return { kind: 'fault', fault: { code: 'empty-cell', key: 'size' } };
  const row = readRecord(record);
  const name = readName(textOf('name'));
  return row.kind === 'student' && name !== '' ? { kind: 'student', student: { ...row.student, name } } : row;
}
