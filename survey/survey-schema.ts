import * as z from 'zod/mini';
import { statusSchema } from '../shared/finding.ts';
import { metricNames } from '../shared/ids.ts';
import { changesSchema } from './changes-schema.ts';
import { hostResultSchema } from './result.ts';

/** The schema's name and version, written into every survey. */
export const SURVEY_SCHEMA = 'peer-survey/survey@1';

// A survey for a projector has neither the id nor the differences.
const seatSchema = z.object({ seat: z.number(), id: z.optional(z.string()) });

const pairSchema = z.object({
  a: seatSchema,
  b: seatSchema,
  distance: z.number(),
  heightDiff: z.optional(z.number()),
  weightDiff: z.optional(z.number()),
  sizeDiff: z.optional(z.number()),
});
/** Two seats and their distance; differences are absolute, in cm, kg and sizes. */
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

/** The distances of all pairs in intervals of equal width. A histogram reveals nobody, so a projector may show it. */
const histogramSchema = z.object({ from: z.number(), to: z.number(), counts: z.array(z.number()) });

/** The most similar pair, the pairs after it, and how they were computed. */
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

/** A student on the class list who did not answer; empty for a projector. */
const missingSchema = z.object({
  id: z.optional(z.string()),
  name: z.optional(z.string()),
  class: z.optional(z.string()),
  /** The student's seat according to the list. */
  seat: z.optional(z.number()),
});
export type Missing = z.infer<typeof missingSchema>;

const listedSchema = z.object({ id: z.string(), name: z.string() });

/** How the class list compares with the answers. For a projector, the entries are empty objects. */
const rollCallSchema = z.object({
  /** The number of students on the list. */
  listed: z.number(),
  /** Students in another seat than the list says. */
  elsewhere: z.array(
    z.object({
      id: z.optional(z.string()),
      name: z.optional(z.string()),
      seat: z.optional(z.number()),
      expected: z.optional(z.number()),
    }),
  ),
  /** Student numbers that are not on the list, with the listed numbers that differ by one typo. */
  unlisted: z.array(
    z.object({
      id: z.optional(z.string()),
      seat: z.optional(z.number()),
      nearest: z.optional(z.array(listedSchema)),
    }),
  ),
  /** Students who answered more than once. */
  twice: z.array(
    z.object({
      id: z.optional(z.string()),
      name: z.optional(z.string()),
      seats: z.optional(z.array(z.number())),
    }),
  ),
});
export type RollCall = z.infer<typeof rollCallSchema>;

/** A survey as it is written to a file; docs/survey.schema.json is made from this. */
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
/** The complete outcome of a crawl, from which every report is made. */
export type Survey = z.infer<typeof surveySchema>;
