import { readReply, type Student } from '../shared/reply.ts';
import { statuses } from '../shared/status.ts';
import type { RowFault } from './fault.ts';
import type { Header } from './header.ts';

/** What a row of saved answers says. */
export type Row =
  | { kind: 'student'; student: Student }
  | { kind: 'declined'; id: string }
  | { kind: 'fault'; fault: RowFault };

/** Reads a saved record by the rules of a crawl. */
export function readRecord(value: unknown): Row {
  const reply = readReply(value);
  return reply.kind === 'problem' ? { kind: 'fault', fault: reply.problem } : reply;
}

/** A number as JSON has it: no thousands, no unit, no point without digits. */
const decimal = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** Reads a row of a table by the same rules: its texts become what the JSON would have been. */
export function readCells(cells: readonly string[], { columns, status, width }: Header): Row {
  if (cells.length !== width)
    return { kind: 'fault', fault: { code: 'cells', found: cells.length, expected: width } };
  const id = cells[columns.id] ?? '';
  const said = status === undefined ? 'ok' : (statuses.find(name => name === cells[status]) ?? 'ok');
  if (said === 'declined') return readRecord({ id, declined: true });
  if (said !== 'ok') return { kind: 'fault', fault: { code: 'seat', status: said } };

  const size = cells[columns.size] ?? '';
  const record = { id, height: 0, weight: 0, size };
  for (const key of ['height', 'weight'] as const) {
    const text = (cells[columns[key]] ?? '').trim();
    if (text === '') return { kind: 'fault', fault: { code: 'empty-cell', key } };
    if (!decimal.test(text)) return { kind: 'fault', fault: { code: 'not-a-number', key, text } };
    record[key] = Number(text);
  }
  if (size.trim() === '') return { kind: 'fault', fault: { code: 'empty-cell', key: 'size' } };
  return readRecord(record);
}
