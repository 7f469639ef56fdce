import { stringify } from 'csv-stringify/sync';
import { printable } from '../../shared/printable.ts';
import type { HostResult } from '../../survey/result.ts';
import type { Format } from './report.ts';

/**
 * One row a seat, for a spreadsheet: UTF-8 with a byte order mark, or Excel reads Chinese as mojibake; text in
 * quotes, so that a student number keeps its zeros where the program asks; and nothing that it would run as a formula.
 */
export const csv: Format = {
  end: ({ hosts }) =>
    stringify(hosts.map(toRow), {
      header: true,
      // A column of labs only where there are any: a class's table is as it was.
      columns: hosts.some(({ lab }) => lab !== undefined) ? columns : columns.filter(name => name !== 'lab'),
      bom: true,
      quoted_string: true,
      escape_formulas: true,
      record_delimiter: 'windows',
    }),
};

const columns = [
  'seat',
  'lab',
  'name',
  'host',
  'port',
  'status',
  'id',
  'height',
  'weight',
  'size',
  'problem',
  'notes',
  'evidence',
  'attempts',
  'total_ms',
];

function toRow(host: HostResult): Record<string, string | number> {
  const { student, declined, problem, evidence } = host;
  return {
    seat: host.seat,
    lab: host.lab ?? '',
    name: printable(host.name ?? ''),
    host: host.host,
    port: host.port,
    status: host.status,
    id: printable(student?.id ?? declined?.id ?? ''),
    height: student?.height ?? '',
    weight: student?.weight ?? '',
    size: student?.size ?? '',
    problem: problem?.code ?? '',
    notes: host.notes.map(note => note.code).join(' '),
    evidence: evidence?.text ?? '',
    attempts: host.attempts,
    total_ms: host.totalMs,
  };
}
