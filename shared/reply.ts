import { distance } from 'fastest-levenshtein';
import * as z from 'zod/mini';
import { columnNames } from './column-words.ts';
import { type Field, fields, type jsonTypeSchema, type Note, type Problem } from './finding.ts';
import { readMeasure } from './measure.ts';
import { findImplausible, maybeJinOrPounds } from './plausibility.ts';
import { MAX_ID_LENGTH } from './protocol.ts';
import { readSize, sizes } from './size.ts';
import { comparableId } from './student-id.ts';

/** A valid record. */
export const studentSchema = z.object({
  id: z.string(),
  height: z.number(),
  weight: z.number(),
  size: z.enum(sizes),
});
/** A student's record: height in cm, weight in kg, normalised size. */
export type Student = z.infer<typeof studentSchema>;

/** The content of a reply; `problem` if it is not a valid record. */
export type Reply =
  | { kind: 'student'; student: Student; notes: Note[] }
  | { kind: 'declined'; id: string; notes: Note[] }
  | { kind: 'problem'; problem: Problem };

// JSON may contain 1e999, which is read as Infinity: accepted as a number, and rejected as implausible.
const anyNumber = z.custom<number>(value => typeof value === 'number' && !Number.isNaN(value));
const idSchema = z.union([z.string(), anyNumber]);
const recordSchema = z.object({ id: idSchema, height: anyNumber, weight: anyNumber, size: z.string() });
const declinedSchema = z.object({ id: idSchema, declined: z.literal(true) });

const knownKeys: ReadonlySet<string> = new Set([...fields, 'declined']);

/** Reads a parsed value, from the wire or from a profile, as a student's record. */
export function readReply(value: unknown): Reply {
  if (!isObject(value))
    return { kind: 'problem', problem: { code: 'not-an-object', found: typeName(value) } };
  return Object.hasOwn(value, 'declined') && value.declined !== false
    ? readDeclined(value)
    : readRecord(value);
}

function readDeclined(value: Record<string, unknown>): Reply {
  const parsed = declinedSchema.safeParse(value);
  if (!parsed.success) return { kind: 'problem', problem: explain(value, parsed.error.issues[0]?.path[0]) };
  const id = readId(parsed.data.id);
  if ('problem' in id) return { kind: 'problem', problem: id.problem };
  return { kind: 'declined', id: id.text, notes: [...id.notes, ...noteExtraKeys(value)] };
}

function readRecord(value: Record<string, unknown>): Reply {
  const parsed = recordSchema.safeParse(value);
  if (!parsed.success) return { kind: 'problem', problem: explain(value, parsed.error.issues[0]?.path[0]) };
  const id = readId(parsed.data.id);
  if ('problem' in id) return { kind: 'problem', problem: id.problem };
  return readBody(id.text, parsed.data, [...id.notes, ...noteExtraKeys(value)]);
}

function readBody(id: string, record: z.infer<typeof recordSchema>, notes: Note[]): Reply {
  if (hasBadCharacters(record.size))
    return { kind: 'problem', problem: { code: 'bad-characters', key: 'size' } };
  const size = readSize(record.size);
  if ('reason' in size) {
    const { reason, readings } = size;
    return { kind: 'problem', problem: { code: 'unknown-size', reason, readings, text: record.size } };
  }
  const body = { height: record.height + 0, weight: record.weight + 0 };
  const problem = findImplausible(body);
  if (problem) return { kind: 'problem', problem };
  const heavy: Note[] = maybeJinOrPounds(body) ? [{ code: 'jin-or-pounds' }] : [];
  return { kind: 'student', student: { id, ...body, size: size.size }, notes: [...notes, ...heavy] };
}

function readId(id: string | number): { text: string; notes: Note[] } | { problem: Problem } {
  if (typeof id === 'number') {
    if (!Number.isSafeInteger(id) || id < 0) return { problem: { code: 'inexact-id' } };
    return { text: String(id + 0), notes: [{ code: 'id-was-number' }] };
  }
  const counts = comparableId(id);
  if (counts === '') return { problem: { code: 'empty-id' } };
  if (hasBadCharacters(id)) return { problem: { code: 'bad-characters', key: 'id' } };
  if ([...id].length > MAX_ID_LENGTH) return { problem: { code: 'long-id', limit: MAX_ID_LENGTH } };
  return { text: id, notes: counts === id ? [] : [{ code: 'id-normalised', id, counts }] };
}

function noteExtraKeys(value: Record<string, unknown>): Note[] {
  const keys = Object.keys(value).filter(key => !knownKeys.has(key));
  return keys.length > 0 ? [{ code: 'extra-keys', keys }] : [];
}

/** Says why the schema rejected `key` of a reply: missing, or of a wrong type. */
function explain(value: Record<string, unknown>, key: PropertyKey | undefined): Problem {
  if (Object.hasOwn(value, 'error') && typeof value.error === 'string') {
    return { code: 'error-reply', says: value.error };
  }
  if (key === 'declined') return { code: 'wrong-type', key, found: typeName(value.declined) };
  const missing = fields.filter(field => !Object.hasOwn(value, field));
  const field = fields.find(name => name === key);
  if (field === undefined || missing.includes(field)) return explainMissing(value, missing);
  const wrong = value[field];
  if (typeof wrong === 'string' && (field === 'height' || field === 'weight') && /\p{Nd}/u.test(wrong))
    return { code: 'number-in-quotes', key: field, ...readMeasure(field, wrong) };
  return { code: 'wrong-type', key: field, found: typeName(wrong) };
}

function explainMissing(value: Record<string, unknown>, keys: Field[]): Problem {
  const under = findNested(value);
  if (under !== undefined) return { code: 'nested', under };
  const wanted = keys[0];
  const others = Object.keys(value).filter(key => !fields.some(field => field === key));
  const near = others.find(key => wanted !== undefined && isNear(key.trim().toLowerCase(), wanted));
  return { code: 'missing-keys', keys, ...(near === undefined ? {} : { near }) };
}

/** The path to a record nested in another object: `data`, `data.student`, `students[0]`. */
function findNested(value: Record<string, unknown>, path = '', depth = 0): string | undefined {
  if (depth > 4) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const [item, step] = Array.isArray(inner) && inner.length === 1 ? [inner[0], `${key}[0]`] : [inner, key];
    if (!isObject(item)) continue;
    const here = path === '' ? step : `${path}.${step}`;
    if (Object.hasOwn(item, 'height') && Object.hasOwn(item, 'weight')) return here;
    if (Object.hasOwn(item, 'id') && item.declined === true) return here;
    const further = findNested(item, here, depth + 1);
    if (further !== undefined) return further;
  }
  return undefined;
}

/** Whether a key may mean this field: a known name for it, or at most two typos (hieght, weigth); more would be guessing. */
function isNear(key: string, wanted: Field): boolean {
  return (
    columnNames[wanted].flat().includes(key.replace(/[\s_]/g, '')) ||
    distance(key, wanted) <= (wanted.length > 3 ? 2 : 0)
  );
}

/** Whether a text has control characters or lone surrogates, which do not belong into a student number or a size. */
function hasBadCharacters(text: string): boolean {
  return /\p{Cc}|\p{Cs}/u.test(text);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type JsonType = z.infer<typeof jsonTypeSchema>;

function typeName(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  const type = typeof value;
  return type === 'string' || type === 'number' || type === 'boolean' ? type : 'object';
}
