import * as z from 'zod/mini';
import { checkProblems } from './check-problems.ts';
import { shardFaults } from './lab.ts';
import { statuses } from './status.ts';

/**
 * What a crawl finds out about a seat: a status, a problem unless the status is `ok` or `declined`, and notes. All three
 * are codes with typed arguments; the sentences are in `messages/`.
 *
 * Arguments taken from the seat's own bytes are optional, because a report for a projector leaves them out (only those
 * listed in survey/mask.ts are kept), and each sentence also reads well without them.
 */

/** The status of a seat. */
export const statusSchema = z.enum(statuses);

/** The keys of a record. */
export const fields = ['id', 'height', 'weight', 'size'] as const;
const fieldSchema = z.enum(fields);
export type Field = z.infer<typeof fieldSchema>;

/** Why a clothing size could not be read. */
export const sizeRejectionSchema = z.enum([
  'ambiguous',
  'two-sizes',
  'one-size',
  'number',
  'body-code',
  'out-of-range',
  'look-alike',
  'unknown',
]);
export type SizeRejection = z.infer<typeof sizeRejectionSchema>;

/** The type of a JSON value that should have been another. */
export const jsonTypeSchema = z.enum(['array', 'object', 'string', 'number', 'boolean', 'null']);

/** Units other than cm and kg in which a measure may have been given. */
export const convertedUnitSchema = z.enum([
  'metres',
  'millimetres',
  'feet',
  'inches',
  'jin',
  'pounds',
  'grams',
]);
export type ConvertedUnit = z.infer<typeof convertedUnitSchema>;

/** What the crawling computer itself may lack; no seat is to blame for it. */
export const ownTroubleSchema = z.enum(['descriptors', 'ports', 'network', 'names']);
export type OwnTrouble = z.infer<typeof ownTroubleSchema>;

/** Whether a connection failed because this computer lacks something. */
export function isOwnTrouble(failure: string | undefined): failure is OwnTrouble {
  return ownTroubleSchema.options.some(trouble => trouble === failure);
}

/** What may precede the record; `bytes` is anything else. */
export const leadSchema = z.enum(['length', 'greeting', 'request', 'bytes']);
export type Lead = z.infer<typeof leadSchema>;

/** Programs not written by students, recognised by their first words. */
export const otherProgramSchema = z.enum(['redis', 'mail-or-ftp', 'mailbox', 'mysql', 'telnet']);
export type OtherProgram = z.infer<typeof otherProgramSchema>;

const text = z.optional(z.string());
const number = z.optional(z.number());
const milliseconds = z.number();

/** All problems that a crawl or a check can find, grouped by how far the seat got. */
export const problemSchema = z.discriminatedUnion('code', [
  // No conversation.
  z.object({ code: z.literal('refused'), afterMs: milliseconds }),
  z.object({ code: z.literal('unreachable'), afterMs: milliseconds }),
  z.object({ code: z.literal('unknown-name') }),
  z.object({ code: z.literal('no-connection'), afterMs: milliseconds }),
  z.object({ code: z.literal('silent'), afterMs: milliseconds }),
  // `unasked` is set if the server hung up before it was sent a byte.
  z.object({ code: z.literal('closed'), afterMs: milliseconds, unasked: z.optional(z.literal(true)) }),
  z.object({ code: z.literal('reset'), afterMs: milliseconds }),
  // Not a complete reply.
  z.object({
    code: z.literal('cut-short'),
    ending: z.enum(['fin', 'reset', 'deadline']),
    bytes: number,
    afterMs: milliseconds,
  }),
  z.object({ code: z.literal('too-large'), limit: z.number() }),
  // Not UTF-8.
  z.object({ code: z.literal('gb18030') }),
  z.object({ code: z.literal('utf-16') }),
  z.object({ code: z.literal('not-utf-8') }),
  // Not JSON.
  z.object({ code: z.literal('echo') }),
  z.object({ code: z.literal('http') }),
  z.object({ code: z.literal('ssh') }),
  z.object({ code: z.literal('vnc') }),
  z.object({ code: z.literal('tls') }),
  z.object({ code: z.literal('gzip') }),
  z.object({ code: z.literal('pickle') }),
  z.object({ code: z.literal('java-object') }),
  // Another program on the port, recognised by what it says.
  z.object({ code: z.literal('other-program'), program: otherProgramSchema }),
  z.object({ code: z.literal('prompt'), says: text }),
  z.object({ code: z.literal('greet') }),
  z.object({ code: z.literal('clock') }),
  z.object({ code: z.literal('error-text'), says: text }),
  z.object({ code: z.literal('leading-data'), what: leadSchema, before: text }),
  z.object({ code: z.literal('python-dict') }),
  z.object({ code: z.literal('bytes-literal') }),
  z.object({ code: z.literal('double-encoded') }),
  z.object({ code: z.literal('not-finite'), token: text }),
  z.object({ code: z.literal('trailing-comma'), at: number }),
  z.object({ code: z.literal('full-width'), character: text, at: number }),
  z.object({ code: z.literal('duplicate-keys'), key: text }),
  z.object({ code: z.literal('trailing-data'), after: text }),
  z.object({ code: z.literal('not-json'), character: text, at: number }),
  // JSON, but not the record.
  z.object({ code: z.literal('not-an-object'), found: jsonTypeSchema }),
  z.object({ code: z.literal('error-reply'), says: text }),
  z.object({ code: z.literal('nested'), under: text }),
  z.object({ code: z.literal('missing-keys'), keys: z.array(fieldSchema), near: text }),
  z.object({
    code: z.literal('wrong-type'),
    key: z.union([fieldSchema, z.literal('declined')]),
    found: jsonTypeSchema,
  }),
  z.object({
    code: z.literal('number-in-quotes'),
    key: fieldSchema,
    value: number,
    from: z.optional(convertedUnitSchema),
  }),
  z.object({
    code: z.literal('unknown-size'),
    reason: sizeRejectionSchema,
    readings: z.optional(z.array(z.string())),
    text,
  }),
  z.object({ code: z.literal('bad-characters'), key: fieldSchema }),
  z.object({ code: z.literal('empty-id') }),
  z.object({ code: z.literal('long-id'), limit: z.number() }),
  z.object({ code: z.literal('inexact-id') }),
  // A record with impossible measures.
  z.object({ code: z.literal('metres'), height: number }),
  z.object({ code: z.literal('millimetres'), height: number }),
  z.object({ code: z.literal('feet'), height: number }),
  z.object({ code: z.literal('inches'), height: number }),
  z.object({ code: z.literal('grams'), weight: number }),
  z.object({ code: z.literal('swapped'), height: number, weight: number }),
  z.object({ code: z.literal('swapped-or-inches'), height: number, weight: number }),
  z.object({
    code: z.literal('out-of-bounds'),
    key: z.enum(['height', 'weight']),
    minimum: z.number(),
    maximum: z.number(),
    value: number,
  }),
  z.object({ code: z.literal('bmi-out-of-bounds'), minimum: z.number(), maximum: z.number(), bmi: number }),
  ...checkProblems,
  // Not the seat's fault.
  z.object({ code: z.literal('cancelled') }),
  z.object({ code: z.literal('own-trouble'), trouble: ownTroubleSchema }),
  z.object({ code: z.literal('no-worker'), lab: z.string(), afterMs: milliseconds }),
  z.object({
    code: z.literal('internal-error'),
    lab: z.optional(z.string()),
    fault: z.optional(z.enum(shardFaults)),
    text,
  }),
]);
export type Problem = z.infer<typeof problemSchema>;
export type ProblemCode = Problem['code'];
export type ProblemOf<Code extends ProblemCode> = Extract<Problem, { code: Code }>;

/** What is worth saying about a seat that answered. */
export const noteSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('kept-open') }),
  z.object({ code: z.literal('needed-newline') }),
  z.object({ code: z.literal('in-pieces'), pieces: z.number(), overMs: milliseconds }),
  z.object({ code: z.literal('slow'), afterMs: milliseconds, overMs: z.optional(milliseconds) }),
  z.object({ code: z.literal('bom') }),
  z.object({ code: z.literal('extra-keys'), keys: z.optional(z.array(z.string())) }),
  z.object({ code: z.literal('id-was-number') }),
  z.object({ code: z.literal('id-normalised'), id: text, counts: text }),
  z.object({ code: z.literal('nul-padding') }),
  z.object({ code: z.literal('sent-twice') }),
  z.object({ code: z.literal('jin-or-pounds') }),
  z.object({ code: z.literal('only-here'), host: text }),
]);
export type Note = z.infer<typeof noteSchema>;
export type NoteCode = Note['code'];
export type NoteOf<Code extends NoteCode> = Extract<Note, { code: Code }>;
