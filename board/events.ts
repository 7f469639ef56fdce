import * as z from 'zod/mini';
import { marks } from '../reports/survey/marks.ts';

/** What the board's server sends to its page. Sentences are made on the server, in one language: the page has none. */

/** One seat as it was last heard of. Only `--show all` has `said` and `record`. */
export const tileSchema = z.object({
  seat: z.number(),
  mark: z.enum(marks),
  word: z.string(),
  address: z.string(),
  /** The student's, as the class list has it; only of `--show all`. */
  name: z.optional(z.string()),
  phase: z.string(),
  cause: z.optional(z.string()),
  hint: z.optional(z.string()),
  notes: z.array(z.string()),
  said: z.optional(z.string()),
  record: z.optional(z.string()),
  /** How long ago, in ms: the clocks of two computers need not agree. */
  ageMs: z.number(),
});
export type Tile = z.infer<typeof tileSchema>;

/** One finished sweep, as the row of marks has it. */
const sweepSchema = z.object({ share: z.number(), says: z.string() });

/** The room after a sweep, or after one seat was asked again. */
export const roomSchema = z.object({
  /** What a result's age is measured in, in ms: from one sweep to the next, or a whole sweep where that is longer. */
  periodMs: z.number(),
  /** What the board's own computer lacks for asking the seats, and what helps. */
  trouble: z.optional(z.string()),
  problem: z.optional(z.object({ cause: z.string(), hint: z.string(), seats: z.string() })),
  pairs: z.array(z.object({ seats: z.array(z.number()), says: z.string() })),
  morePairs: z.optional(z.string()),
  history: z.array(sweepSchema),
  /** How the class list compares with who answered, a sentence each; none without a list. */
  roll: z.optional(z.array(z.string())),
  /** What is different from the first sweep, a sentence each; none before the second sweep. */
  changes: z.optional(z.array(z.string())),
});
export type RoomNow = z.infer<typeof roomSchema>;

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

/** All there is to know, for a page that has just come, or come back. */
export const helloSchema = z.object({
  words: wordsSchema,
  plan: z.object({ rows: z.number(), columns: z.number(), front: z.enum(['top', 'bottom']) }),
  seats: z.array(z.number()),
  /** The labs of a campus, each with its seats: one of them is drawn at a time. */
  labs: z.optional(z.array(z.object({ name: z.string(), seats: z.array(z.number()) }))),
  tiles: z.array(tileSchema),
  room: roomSchema,
});
export type Hello = z.infer<typeof helloSchema>;
