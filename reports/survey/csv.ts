import { stringify } from 'csv-stringify/sync';
import { printable } from '../../shared/printable.ts';
import type { HostResult } from '../../survey/result.ts';
import type { Missing } from '../../survey/survey-schema.ts';
import type { Format } from './report.ts';

/** For spreadsheets: quoted text, so that programs can keep leading zeros of student numbers; and formulas escaped. */
export const spreadsheet = {
  quoted_string: true,
  escape_formulas: true,
  record_delimiter: 'windows',
} as const;

/**
 * One row per seat, with a byte order mark, without which Excel garbles Chinese. The columns that always differ between
 * two crawls, attempts and times, come last.
 */
export const csv: Format = {
  end: ({ hosts, missing = [] }) => {
    const haveLabs = hosts.some(({ lab }) => lab !== undefined);
    const rows = [...hosts.map(host => toRow(host, haveLabs)), ...missing.map(toMissingRow)];
    return stringify(rows, { ...spreadsheet, bom: true, header: true });
  },
};

/** The row of a seat. Its names are the columns; `lab` exists only if there are labs. */
function toRow(host: HostResult, haveLabs: boolean): Record<string, string | number> {
  const { student, declined, problem, evidence } = host;
  return {
    seat: host.seat,
    ...(haveLabs && { lab: host.lab ?? '' }),
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
