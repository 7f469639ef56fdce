import * as z from 'zod/mini';
import { statusSchema } from '../shared/finding.ts';
import { metricNames } from '../shared/ids.ts';
import { changesSchema } from './changes-schema.ts';
import { hostResultSchema } from './result.ts';

/** The schema's name and version, written into every survey. */
export const SURVEY_SCHEMA = 'peer-survey/survey@1';

// The id and the differences are left out of a survey that is made for a projector.
const seatSchema = z.object({ seat: z.number(), id: z.optional(z.string()) });

const pairSchema = z.object({
  a: seatSchema,
  b: seatSchema,
  distance: z.number(),
  heightDiff: z.optional(z.number()),
  weightDiff: z.optional(z.number()),
  sizeDiff: z.optional(z.number()),
});
/** Two seats and how far apart they are; differences are absolute, in cm, kg and sizes. */
export type SeatPair = z.infer<typeof pairSchema>;

const excludedSchema = z.object({
  seat: z.number(),
  id: z.optional(z.string()),
  reason: z.enum(['duplicate-id', 'declined']),
});
export type Excluded = z.infer<typeof excludedSchema>;

const refusalSchema = z.discriminatedUnion('refused', [
  z.object({ refused: z.literal('few-students'), minimum: z.number(), found: z.number() }),
  z.object({ refused: z.literal('singular') }),
  z.object({ refused: z.literal('weights'), why: z.enum(['invalid', 'not-taken']) }),
]);

/** The distances of all pairs in intervals of equal width: it names nobody, and is for a projector too. */
const histogramSchema = z.object({ from: z.number(), to: z.number(), counts: z.array(z.number()) });

export const similaritySchema = z.object({
  metric: z.enum(metricNames),
  weights: z.array(z.number()),
  compared: z.number(),
  excluded: z.array(excludedSchema),
  refusal: z.optional(refusalSchema),
  mostSimilar: z.array(pairSchema),
  ties: z.number(),
  ranking: z.array(pairSchema),
  distances: z.optional(histogramSchema),
});
export type Similarity = z.infer<typeof similaritySchema>;

/** Somebody of the class list from whom no answer came; for a projector without a name. */
const missingSchema = z.object({
  id: z.optional(z.string()),
  name: z.optional(z.string()),
  class: z.optional(z.string()),
  /** The seat that the list gives them. */
  seat: z.optional(z.number()),
});
export type Missing = z.infer<typeof missingSchema>;

const listedSchema = z.object({ id: z.string(), name: z.string() });

/** How the class list compares with who answered; for a projector the entries are empty, and only count. */
const rollCallSchema = z.object({
  /** Students on the list. */
  listed: z.number(),
  /** Who sits in another seat than the list says. */
  elsewhere: z.array(
    z.object({
      id: z.optional(z.string()),
      name: z.optional(z.string()),
      seat: z.optional(z.number()),
      expected: z.optional(z.number()),
    }),
  ),
  /** Student numbers that nobody on the list has, with the numbers that are one slip away. */
  unlisted: z.array(
    z.object({
      id: z.optional(z.string()),
      seat: z.optional(z.number()),
      nearest: z.optional(z.array(listedSchema)),
    }),
  ),
  /** Who answered more than once. */
  twice: z.array(
    z.object({
      id: z.optional(z.string()),
      name: z.optional(z.string()),
      seats: z.optional(z.array(z.number())),
    }),
  ),
});
export type RollCall = z.infer<typeof rollCallSchema>;

export const surveySchema = z.object({
  schema: z.literal(SURVEY_SCHEMA),
  startedAt: z.iso.datetime(),
  durationMs: z.number(),
  complete: z.boolean(),
  hosts: z.array(hostResultSchema),
  counts: z.partialRecord(statusSchema, z.number()),
  similarity: similaritySchema,
  missing: z.optional(z.array(missingSchema)),
  rollCall: z.optional(rollCallSchema),
  changes: z.optional(changesSchema),
});
/** All that a crawl found out: the one value that every report is made from. */
export type Survey = z.infer<typeof surveySchema>;
