import * as z from 'zod/mini';
import { marks } from '../reports/survey/marks.ts';

/** What the server sends to the board's page. The server words all sentences, in one language; the page has none. */

/** The latest result of one seat. `said` and `record` are present with `--show all` only. */
export const tileSchema = z.object({
  seat: z.number(),
  mark: z.enum(marks),
  word: z.string(),
  address: z.string(),
  /** The student's name from the class list; with `--show all` only. */
  name: z.optional(z.string()),
  phase: z.string(),
  cause: z.optional(z.string()),
  hint: z.optional(z.string()),
  notes: z.array(z.string()),
  said: z.optional(z.string()),
  record: z.optional(z.string()),
  /** The age of the result in ms; not a time, since the clocks of two computers may differ. */
  ageMs: z.number(),
});
export type Tile = z.infer<typeof tileSchema>;

/** One finished sweep, for the row of marks. */
const sweepSchema = z.object({ share: z.number(), says: z.string() });

/** The state of the room after a sweep, or after a seat was asked again. */
export const roomSchema = z.object({
  /** The unit for the age of results, in ms: the time between sweeps, or the duration of a sweep if that is longer. */
  periodMs: z.number(),
  /** What the board's own computer lacks to ask the seats, and what to try. */
  trouble: z.optional(z.string()),
  problem: z.optional(z.object({ cause: z.string(), hint: z.string(), seats: z.string() })),
  pairs: z.array(z.object({ seats: z.array(z.number()), says: z.string() })),
  morePairs: z.optional(z.string()),
  history: z.array(sweepSchema),
  /** How the class list compares with the answers, in sentences; absent without a list. */
  roll: z.optional(z.array(z.string())),
  /** What has changed since the first sweep, in sentences; absent before the first sweep has ended. */
  changes: z.optional(z.array(z.string())),
});
export type RoomNow = z.infer<typeof roomSchema>;

/** The words that the page itself puts together; `{n}` stands for a number. */
export const wordsSchema = z.object({
  seat: z.string(),
  blank: z.string(),
  stale: z.string(),
  gone: z.string(),
  seconds: z.string(),
  minutes: z.string(),
  asking: z.string(),
  pause: z.string(),
  allWell: z.string(),
  noWorker: z.string(),
  noPair: z.string(),
  noChange: z.string(),
  back: z.string(),
  lost: z.string(),
  live: z.string(),
  marks: z.record(z.enum(marks), z.string()),
});
export type Words = z.infer<typeof wordsSchema>;

/** The complete state, for a page that has just connected or reconnected. */
export const helloSchema = z.object({
  words: wordsSchema,
  plan: z.object({ rows: z.number(), columns: z.number(), front: z.enum(['top', 'bottom']) }),
  seats: z.array(z.number()),
  /** The labs of a campus with their seats; the page draws one lab at a time. */
  labs: z.optional(z.array(z.object({ name: z.string(), seats: z.array(z.number()) }))),
  tiles: z.array(tileSchema),
  room: roomSchema,
});
export type Hello = z.infer<typeof helloSchema>;
