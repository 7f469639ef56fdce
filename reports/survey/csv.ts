import { stringify } from 'csv-stringify/sync';
import { printable } from '../../shared/printable.ts';
import type { HostResult } from '../../survey/result.ts';
import type { Missing } from '../../survey/survey-schema.ts';
import type { Format } from './report.ts';

/**
 * One row a seat, for a spreadsheet: UTF-8 with a byte order mark, or Excel reads Chinese as mojibake; text in
 * quotes, so that a student number keeps its zeros where the program asks; and nothing that it would run as a formula. What
 * differs between two crawls of the same room, attempts and times, is at the end.
 */
export const csv: Format = {
  end: ({ hosts, missing = [] }) =>
    stringify([...hosts.map(toRow), ...missing.map(toMissingRow)], {
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
  'student_name',
  'attempts',
  'connect_ms',
  'first_byte_ms',
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
    student_name: printable(student?.name ?? declined?.name ?? ''),
    attempts: host.attempts,
    connect_ms: host.connectMs ?? '',
    first_byte_ms: host.firstByteMs ?? '',
    total_ms: host.totalMs,
  };
}

/** Somebody of the class list who did not answer, below the seats. */
function toMissingRow({ id = '', name = '', seat }: Missing): Record<string, string | number> {
  return { seat: seat ?? '', status: 'missing', id: printable(id), student_name: printable(name) };
}
