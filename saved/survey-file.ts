import * as z from 'zod/mini';
import { statusSchema } from '../shared/finding.ts';
import type { Language } from '../shared/language.ts';
import { statuses } from '../shared/status.ts';
import { type Snapshot, type SnapshotSeat, toSnapshotSeat } from '../survey/changes.ts';
import { surveyStudentSchema } from '../survey/result.ts';
import { type ComparisonSettings, compare } from '../survey/survey.ts';
import { type SeatPair, type Similarity, similaritySchema } from '../survey/survey-schema.ts';
import { isBrokenByExcel, readId, readNumber } from './cell.ts';
import { isNdjson } from './json.ts';
import { parseJsonc } from './jsonc.ts';
import type { TableRow } from './rows.ts';
import { openTable, type Table, type Wanted } from './table.ts';
import { textOf } from './text.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** A seat of any survey that crawl writes, masked or not. */
const seatSchema = z.object({
  seat: z.number(),
  lab: z.optional(z.string()),
  host: z.optional(z.string()),
  port: z.optional(z.number()),
  status: statusSchema,
  student: z.optional(surveyStudentSchema),
  declined: z.optional(z.object({ id: z.string(), name: z.optional(z.string()) })),
  problem: z.optional(z.looseObject({ code: z.string() })),
});
const surveySchema = z.looseObject({
  hosts: z.array(seatSchema),
  similarity: z.optional(similaritySchema),
});
/** A line of a survey in NDJSON; a pair that cannot be read is computed. */
const lineSchema = z.discriminatedUnion('type', [
  z.extend(seatSchema, { type: z.literal('host') }),
  z.object({ type: z.literal('trailer'), similarity: z.catch(z.optional(similaritySchema), undefined) }),
]);
const ofHost = z.looseObject({ type: z.literal('host') });

const wanted: Wanted = {
  fields: ['seat', 'host'],
  isRow: (cells, { columns: { seat = 0 } }) => /^\d+$/.test(cells[seat] ?? ''),
  isGood: () => true,
};

/**
 * Reads a survey that crawl saved as JSON, NDJSON or CSV, to compare it with another. A CSV does not contain the most
 * similar pair, so it is computed.
 * @throws UnreadableFile if it is not a survey.
 */
export function readSurvey(bytes: Buffer, language: Language, settings: ComparisonSettings): Snapshot {
  const { text } = textOf(bytes, language);
  if (text.trim() === '') throw new UnreadableFile({ code: 'empty' });
  if (!/^\s*[[{]/.test(text)) return withPair(readCsv(text), settings);
  return isNdjson(text) ? readLines(text, settings) : readDocument(text, settings);
}

function readDocument(text: string, settings: ComparisonSettings): Snapshot {
  const read = surveySchema.safeParse(parseJsonc(text));
  if (!read.success) throw new UnreadableFile({ code: 'no-survey' });
  const { hosts, similarity } = read.data;
  return withPair(hosts.map(toSnapshotSeat), settings, similarity?.mostSimilar);
}

function readLines(text: string, settings: ComparisonSettings): Snapshot {
  const found: FoundSeat[] = [];
  let end: { similarity?: Similarity | undefined } | undefined;
  const lines = text.trimEnd().split('\n');
  for (const [above, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const value = parseJsonc(line, above);
    const { data } = lineSchema.safeParse(value);
    // A seat that was changed by hand would count as lost.
    if (!data && ofHost.safeParse(value).success)
      throw new UnreadableFile({ code: 'bad-seat', line: above + 1, text: '' });
    if (data?.type === 'host') found.push({ line: above + 1, seat: toSnapshotSeat(data) });
    if (data?.type === 'trailer') end = data;
  }
  if (found.length === 0) throw new UnreadableFile({ code: 'no-survey' });
  const seats = takeOnce(found).sort((a, b) => a.seat - b.seat);
  // The seats after the end of a file that was cut off would count as lost.
  if (!end) throw new UnreadableFile({ code: 'json-end', line: lines.length + 1, column: 1 });
  return withPair(seats, settings, end.similarity?.mostSimilar);
}

interface FoundSeat {
  line: number;
  seat: SnapshotSeat;
}

/**
 * The seats in the order of the file. @throws UnreadableFile if one occurs twice, as where each crawl was appended to the
 * same file.
 */
function takeOnce(found: readonly FoundSeat[]): SnapshotSeat[] {
  const seen = new Set<number>();
  for (const { line, seat } of found) {
    if (seen.has(seat.seat)) throw new UnreadableFile({ code: 'bad-seat', line, text: `${seat.seat}` });
    seen.add(seat.seat);
  }
  return found.map(({ seat }) => seat);
}

/** Opens the table of seats. A table of anything else is reported as not a survey, whatever columns it lacks. */
function openSeats(text: string): Table {
  try {
    return openTable(text, wanted);
  } catch (error) {
    if (error instanceof UnreadableFile && error.problem.code === 'no-columns')
      throw new UnreadableFile({ code: 'no-survey' });
    throw error;
  }
}

function readCsv(text: string): SnapshotSeat[] {
  const table = openSeats(text);
  if (!table.header.includes('status')) throw new UnreadableFile({ code: 'no-survey' });
  // The rows below the seats are students on the class list who did not answer.
  const isMissing = ({ cells }: TableRow) => cells?.[table.header.indexOf('status')] === 'missing';
  const rows = [...table.rows].filter(row => !isMissing(row));
  return takeOnce(rows.map(row => ({ line: row.line, seat: readSeat(row, table) })));
}

/** Reads the row of a seat. @throws UnreadableFile if the row was changed: a lost seat would count as a change of the room. */
function readSeat({ line, cells = [] }: TableRow, { header, columns }: Table): SnapshotSeat {
  const textAt = (column: number | undefined) => cells[column ?? cells.length] ?? '';
  const textOf = (name: string) => textAt(header.indexOf(name));
  const said = textOf('status');
  const status = statuses.find(one => one === said);
  const seat = readNumber(textAt(columns.seat));
  const id = readId(textAt(columns.id));
  const name = textOf('student_name');
  const [lab, host, port, code] = ['lab', 'host', 'port', 'problem'].map(name => textOf(name) || undefined);
  const named = name === '' ? {} : { name };
  const record = [columns.id, columns.height, columns.weight, columns.size].map(textAt);
  const student = surveyStudentSchema.safeParse({
    id,
    height: readNumber(textAt(columns.height)),
    weight: readNumber(textAt(columns.weight)),
    size: textAt(columns.size),
    ...named,
  });
  const changed =
    (status === undefined && said) ||
    (seat === undefined && textAt(columns.seat)) ||
    (isBrokenByExcel(id) && id) ||
    (status === 'ok' && !student.success && record.filter(text => text !== '').join(' '));
  if (status === undefined || seat === undefined || changed)
    throw new UnreadableFile({ code: 'bad-seat', line, text: changed || '' });
  return {
    seat,
    lab,
    host,
    port: port === undefined ? undefined : Number(port),
    status,
    code,
    student: student.data,
    declined: status === 'declined' && id !== '' ? { id, ...named } : undefined,
  };
}

/** Adds the most similar pair: the one in the file, or else computed. If the answers are masked, it is unknown. */
function withPair(
  seats: readonly SnapshotSeat[],
  settings: ComparisonSettings,
  mostSimilar?: readonly SeatPair[],
): Snapshot {
  if (mostSimilar) return { seats, mostSimilar };
  const isMasked = seats.some(({ status, student }) => status === 'ok' && !student);
  return isMasked ? { seats } : { seats, mostSimilar: compare(seats, settings).mostSimilar };
}
