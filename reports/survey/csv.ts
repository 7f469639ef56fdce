import { stringify } from 'csv-stringify/sync';
import { printable } from '../../shared/printable.ts';
import type { HostResult } from '../../survey/result.ts';
import type { Missing } from '../../survey/survey-schema.ts';
import type { Format } from './report.ts';

/**
 * One row per seat, for spreadsheets: UTF-8 with a byte order mark, without which Excel garbles Chinese; quoted text, so
 * that programs can keep leading zeros of student numbers; and formulas escaped. The columns that always differ between
 * two crawls, attempts and times, come last.
 */
export const csv: Format = {
  end: ({ hosts, missing = [] }) =>
    stringify([...hosts.map(toRow), ...missing.map(toMissingRow)], {
      header: true,
      // The column `lab` exists only if there are labs.
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

/** The row of a student on the class list who did not answer; these rows follow the seats. */
function toMissingRow({ id = '', name = '', seat }: Missing): Record<string, string | number> {
  return { seat: seat ?? '', status: 'missing', id: printable(id), student_name: printable(name) };
}
