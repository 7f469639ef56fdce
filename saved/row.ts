import type { Field } from '../shared/finding.ts';
import { readReply, type Student } from '../shared/reply.ts';
import { statuses } from '../shared/status.ts';
import { isBrokenByExcel, readId, readMeasure } from './cell.ts';
import type { Header } from './header.ts';
import type { RowFault } from './row-fault.ts';

/** A saved record, with the name that stands beside it where one does. */
export interface SavedStudent extends Student {
  name?: string;
}

/** What a row of saved answers says. */
export type Row =
  | { kind: 'student'; student: SavedStudent }
  | { kind: 'declined'; id: string }
  | { kind: 'fault'; fault: RowFault };

/** Reads a saved record by the rules of a crawl. */
export function readRecord(value: unknown): Row {
  const reply = readReply(value);
  return reply.kind === 'problem' ? { kind: 'fault', fault: reply.problem } : reply;
}

/** A table of answers: its columns, and the one that says how a seat answered where a crawl wrote the table. */
export interface AnswersHeader extends Header {
  width: number;
  status?: number;
}

/** The header of a table of answers. In what a crawl writes, `name` is the seat's. */
export function answersHeader({ header, columns, twice }: Header & { header: string[] }): AnswersHeader {
  const status = columns.seat === undefined ? -1 : header.indexOf('status');
  if (status === -1) return { columns, twice, width: header.length };
  const isSeatName = columns.name !== undefined && header[columns.name] === 'name';
  const { name, ...others } = columns;
  return { columns: isSeatName ? others : columns, twice, width: header.length, status };
}

const fields = ['id', 'height', 'weight', 'size'] as const;

/** Reads cells by the same rules: they become what the JSON would have been. */
export function readCells(cells: readonly string[], header: AnswersHeader): Row {
  const row = readTexts(cells, header);
  const found = cells.findLastIndex(cell => cell !== '') + 1;
  // A row that says more than the header may have a delimiter too many, and its cells stand in the wrong columns.
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
    const number = readMeasure(text, key);
    if (number === undefined) return { kind: 'fault', fault: { code: 'not-a-number', key, text } };
    record[key] = number;
  }
  if (record.size === '') return { kind: 'fault', fault: { code: 'empty-cell', key: 'size' } };
  const row = readRecord(record);
  const name = textOf('name');
  return row.kind === 'student' && name !== '' ? { kind: 'student', student: { ...row.student, name } } : row;
}
