import * as z from 'zod/mini';
import { callSchema } from '../room/call.ts';
import { behaviours } from '../shared/behaviours.ts';
import { refereeFindingSchema, refereeRules } from '../shared/referee.ts';

/** The schema's name and version, written into every report of the referee. */
export const REFEREE_SCHEMA = 'peer-survey/referee@1';

const seat = z.number();
const pairSchema = z.tuple([z.number(), z.number()]);
const ruleSchema = z.enum(refereeRules);

/** The connections or the line of the answer that show a finding. */
const refereeEvidenceSchema = z.object({
  calls: z.optional(z.array(callSchema)),
  text: z.optional(z.string()),
});
export type RefereeEvidence = z.infer<typeof refereeEvidenceSchema>;

/**
 * The result of one rule. If it was not reached, `needs` is the rule that has to pass first; without `needs`, the crawler
 * did or said nothing that the rule could judge. `advice` is worth mentioning, but not a failure.
 */
const refereeRuleResultSchema = z.object({
  id: ruleSchema,
  state: z.enum(['passed', 'failed', 'not-reached']),
  needs: z.optional(ruleSchema),
  finding: z.optional(refereeFindingSchema),
  evidence: z.optional(refereeEvidenceSchema),
  advice: z.array(refereeFindingSchema),
});
export type RefereeRuleResult = z.infer<typeof refereeRuleResultSchema>;

/** The right answer for the room; the seats of a pair are in ascending order. */
const rightSchema = z.object({
  pairs: z.array(pairSchema),
  distance: z.number(),
  compared: z.number(),
  leftOut: z.array(seat),
});
export type Right = z.infer<typeof rightSchema>;

/** The complete verdict, from which every report is made. Times in ms. */
export const verdictSchema = z.object({
  schema: z.literal(REFEREE_SCHEMA),
  startedAt: z.iso.datetime(),
  durationMs: z.number(),
  complete: z.boolean(),
  command: z.optional(z.array(z.string())),
  room: z.object({
    seed: z.number(),
    seats: z.array(
      z.object({ seat, host: z.string(), port: z.number(), id: z.string(), behaviour: z.enum(behaviours) }),
    ),
  }),
  outcome: z.enum(['passed', 'failed']),
  headline: z.optional(ruleSchema),
  rules: z.array(refereeRuleResultSchema),
  answer: z.optional(
    z.object({
      text: z.string(),
      pairs: z.array(pairSchema),
      distance: z.optional(z.number()),
      count: z.optional(z.number()),
      leftOut: z.optional(z.array(seat)),
    }),
  ),
  right: rightSchema,
});
export type RefereeVerdict = z.infer<typeof verdictSchema>;
