import * as z from 'zod/mini';
import { judgeSaved } from '../judging/judge.ts';
import { problemSchema, statusSchema } from '../shared/finding.ts';
import type { Place } from './fault.ts';
import type { Intake } from './intake.ts';
import type { WholeLines } from './lines.ts';
import { type Row, readRecord } from './row.ts';
import { UnreadableAnswers } from './unreadable.ts';

/** A survey is read whole; a class of a hundred thousand, in JSON, is smaller than this. More come as NDJSON or CSV. */
const MAX_JSON_BYTES = 256 << 20;

/** A line of `crawl --format ndjson`, or a seat in its JSON. */
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

/**
 * Reads NDJSON, a value a line, or one JSON document: a survey, or a list of records. It is NDJSON where the first line
 * is a value by itself, and no survey.
 * @throws UnreadableAnswers where it is neither.
 */
export async function readJson(blocks: AsyncGenerator<WholeLines>, intake: Intake): Promise<void> {
  let whole: Buffer[] | undefined;
  let length = 0;
  let isLines = false;
  for await (const { bytes, line } of blocks) {
    if (!isLines && !whole) {
      const [first] = splitLines(bytes);
      const value = first === undefined ? undefined : parse(first.toString());
      isLines =
        value !== undefined && !Array.isArray(value.json) && !surveySchema.safeParse(value.json).success;
      whole = isLines ? undefined : [];
    }
    if (whole) {
      whole.push(bytes);
      length += bytes.length;
      if (length > MAX_JSON_BYTES) throw new UnreadableAnswers({ code: 'long-json', limit: MAX_JSON_BYTES });
    } else
      for (const [index, text] of splitLines(bytes).entries())
        readLine(text, intake, { by: 'line', at: line + index });
  }
  if (whole) readDocument(Buffer.concat(whole).toString(), intake);
}

function splitLines(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf('\n', from);
    lines.push(bytes.subarray(from, end));
    from = end + 1;
  }
  return lines;
}

function readLine(bytes: Buffer, intake: Intake, place: Place): void {
  const text = bytes.toString();
  if (text.trim() === '') return;
  const value = parse(text)?.json;
  const line = lineSchema.safeParse(value);
  if (!line.success) intake.take(judgeLine(bytes), place);
  else if (line.data.type === 'host') takeSeat(value, intake, place);
}

/** A record by itself is judged as the reply that it would have been. */
function judgeLine(bytes: Buffer): Row {
  const verdict = judgeSaved(bytes);
  if (verdict.status === 'ok' && 'student' in verdict) return { kind: 'student', student: verdict.student };
  if (verdict.status === 'declined' && 'declined' in verdict)
    return { kind: 'declined', id: verdict.declined.id };
  return 'problem' in verdict ? { kind: 'fault', fault: verdict.problem } : readRecord(undefined);
}

function readDocument(text: string, intake: Intake): void {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UnreadableAnswers({ code: 'not-json', reason: error instanceof Error ? error.message : '' });
  }
  const survey = surveySchema.safeParse(value);
  if (survey.success)
    for (const [index, host] of survey.data.hosts.entries())
      takeSeat(host, intake, { by: 'entry', at: index + 1 });
  else if (Array.isArray(value))
    for (const [index, row] of value.entries()) intake.take(readRecord(row), { by: 'entry', at: index + 1 });
  else throw new UnreadableAnswers({ code: 'no-answers' });
}

/** Takes a seat of a survey: its student, or what the crawl said of it. What is no seat is judged as a record. */
function takeSeat(value: unknown, intake: Intake, place: Place): void {
  const read = seatSchema.safeParse(value);
  if (!read.success) intake.take(readRecord(value), place);
  else intake.take(readSeat(read.data), { by: 'seat', at: read.data.seat, port: read.data.port });
}

const masked: Row = { kind: 'fault', fault: { code: 'masked' } };

function readSeat({ status, student, declined, problem }: z.infer<typeof seatSchema>): Row {
  if (status === 'ok') return student === undefined ? masked : readRecord(student);
  if (status === 'declined') return declined ? readRecord({ ...declined, declined: true }) : masked;
  return { kind: 'fault', fault: problem ?? { code: 'seat', status } };
}

/** Wrapped, since `null` is JSON too. */
function parse(text: string): { json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch {
    // Not JSON: the caller finds out what it is instead.
    return undefined;
  }
}
