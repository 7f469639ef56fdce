import * as z from 'zod/mini';
import { judgeSaved } from '../judging/judge.ts';
import { problemSchema, statusSchema } from '../shared/finding.ts';
import { jsonOf } from '../shared/json.ts';
import { parseJsonc } from './jsonc.ts';
import { type PlacedRow, type Row, readRecord } from './row.ts';
import type { RowPlace } from './row-fault.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** A host line of `crawl --format ndjson`, or a seat in its JSON. */
const seatSchema = z.looseObject({
  seat: z.number(),
  port: z.number(),
  status: statusSchema,
  student: z.optional(z.unknown()),
  declined: z.optional(z.looseObject({ id: z.string() })),
  problem: z.optional(problemSchema),
});
const lineSchema = z.looseObject({ type: z.enum(['header', 'host', 'trailer']) });
const surveySchema = z.looseObject({ hosts: z.array(z.unknown()) });
const namedSchema = z.object({ name: z.string() });

/** Whether text is NDJSON: its first line is a complete JSON value, but neither a survey nor a list. */
export function isNdjson(text: string): boolean {
  const [first] = text.trimStart().split('\n', 1);
  const value = jsonOf(first ?? '');
  return value !== undefined && !Array.isArray(value.json) && !surveySchema.safeParse(value.json).success;
}

/**
 * Reads NDJSON, with one value per line, or one JSON document: a survey, or a list of records.
 * @throws UnreadableFile if it is not JSON, or neither of them, or was cut off.
 */
export function readJson(text: string): PlacedRow[] {
  if (!isNdjson(text)) return readDocument(parseJsonc(text));
  const lines = text.trimEnd().split('\n');
  const has = (type: string) =>
    lines.some(line => line.includes(type) && lineSchema.safeParse(jsonOf(line)?.json).data?.type === type);
  if (has('header') && !has('trailer'))
    throw new UnreadableFile({ code: 'json-end', line: lines.length + 1, column: 1 });
  return lines.flatMap((line, above) => readLine(line, { by: 'line', at: above + 1 }));
}

function readLine(text: string, place: RowPlace): PlacedRow[] {
  if (text.trim() === '') return [];
  const value = jsonOf(text)?.json;
  return readCrawled(value, place) ?? [{ place, row: withName(judgeLine(text), value) }];
}

/** Reads what a crawl wrote on a line: a seat, or the header or trailer, which are no rows. */
function readCrawled(value: unknown, place: RowPlace): PlacedRow[] | undefined {
  const line = lineSchema.safeParse(value);
  if (!line.success) return undefined;
  return line.data.type === 'host' ? [readSeat(value, place)] : [];
}

/** Judges a record on its own line as if a seat had sent it. */
function judgeLine(text: string): Row {
  const verdict = judgeSaved(Buffer.from(text));
  if (verdict.status === 'ok' && 'student' in verdict) return { kind: 'student', student: verdict.student };
  if (verdict.status === 'declined' && 'declined' in verdict)
    return { kind: 'declined', id: verdict.declined.id };
  return 'problem' in verdict ? { kind: 'fault', fault: verdict.problem } : readRecord(undefined);
}

function readDocument(value: unknown): PlacedRow[] {
  const survey = surveySchema.safeParse(value);
  if (survey.success)
    return survey.data.hosts.map((host, above) => readSeat(host, { by: 'entry', at: above + 1 }));
  if (!Array.isArray(value)) throw new UnreadableFile({ code: 'no-answers' });
  return value.flatMap((row, above) => {
    const place = { by: 'entry', at: above + 1 } as const;
    // jq -s makes a list of the lines of a crawl.
    return readCrawled(row, place) ?? [{ place, row: withName(readRecord(row), row) }];
  });
}

/** Reads a seat of a survey: its student, or the problem that the crawl found. Anything else is read as a record. */
function readSeat(value: unknown, place: RowPlace): PlacedRow {
  const seat = seatSchema.safeParse(value);
  if (!seat.success) return { place, row: readRecord(value) };
  return { place: { by: 'seat', at: seat.data.seat, port: seat.data.port }, row: rowOf(seat.data) };
}

const masked: Row = { kind: 'fault', fault: { code: 'masked' } };

function rowOf({ status, student, declined, problem }: z.infer<typeof seatSchema>): Row {
  if (status === 'ok') return student === undefined ? masked : withName(readRecord(student), student);
  if (status === 'declined') return declined ? readRecord({ ...declined, declined: true }) : masked;
  return { kind: 'fault', fault: problem ?? { code: 'seat', status } };
}

/** Adds the name in the record, which the reply's schema drops. */
function withName(row: Row, value: unknown): Row {
  const named = namedSchema.safeParse(value);
  const name: string = named.success ? named.data.name.trim() : '';
  if (row.kind !== 'student' || name === '') return row;
  return { kind: 'student', student: { ...row.student, name } };
}
