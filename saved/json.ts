import * as z from 'zod/mini';
import { judgeSaved } from '../judging/judge.ts';
import { problemSchema, statusSchema } from '../shared/finding.ts';
import { jsonOf } from '../shared/json.ts';
import type { Intake } from './intake.ts';
import { parseJsonc } from './jsonc.ts';
import { type Row, readRecord } from './row.ts';
import type { RowPlace } from './row-fault.ts';
import { UnreadableTable } from './unreadable-table.ts';

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
 * @throws UnreadableFile if it is not JSON, UnreadableTable if the JSON is neither.
 */
export function readJson(text: string, intake: Intake): void {
  if (!isNdjson(text)) readDocument(parseJsonc(text), intake);
  else
    for (const [at, line] of text.split('\n').entries()) readLine(line, intake, { by: 'line', at: at + 1 });
}

function readLine(text: string, intake: Intake, place: RowPlace): void {
  if (text.trim() === '') return;
  const value = jsonOf(text)?.json;
  const line = lineSchema.safeParse(value);
  if (!line.success) intake.take(withName(judgeLine(text), value), place);
  else if (line.data.type === 'host') takeSeat(value, intake, place);
}

/** Judges a record on its own line as if a seat had sent it. */
function judgeLine(text: string): Row {
  const verdict = judgeSaved(Buffer.from(text));
  if (verdict.status === 'ok' && 'student' in verdict) return { kind: 'student', student: verdict.student };
  if (verdict.status === 'declined' && 'declined' in verdict)
    return { kind: 'declined', id: verdict.declined.id };
  return 'problem' in verdict ? { kind: 'fault', fault: verdict.problem } : readRecord(undefined);
}

function readDocument(value: unknown, intake: Intake): void {
  const survey = surveySchema.safeParse(value);
  if (survey.success)
    for (const [index, host] of survey.data.hosts.entries())
      takeSeat(host, intake, { by: 'entry', at: index + 1 });
  else if (Array.isArray(value))
    for (const [index, row] of value.entries())
      intake.take(withName(readRecord(row), row), { by: 'entry', at: index + 1 });
  else throw new UnreadableTable({ code: 'no-answers' });
}

/** Takes a seat of a survey: its student, or the problem that the crawl found. Anything else is read as a record. */
function takeSeat(value: unknown, intake: Intake, place: RowPlace): void {
  const read = seatSchema.safeParse(value);
  if (!read.success) intake.take(readRecord(value), place);
  else intake.take(readSeat(read.data), { by: 'seat', at: read.data.seat, port: read.data.port });
}

const masked: Row = { kind: 'fault', fault: { code: 'masked' } };

function readSeat({ status, student, declined, problem }: z.infer<typeof seatSchema>): Row {
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
