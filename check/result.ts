import * as z from 'zod/mini';
import { noteSchema, ownTroubleSchema, problemSchema } from '../shared/finding.ts';
import { programLanguages } from '../shared/ids.ts';
import { momentSchema } from './timeline.ts';

/** The schema's name and version, written into every report of a check. */
export const CHECK_SCHEMA = 'peer-survey/check@1';

/**
 * The bytes around what is wrong: escaped text and hex, and how many bytes are not shown before and after. `at` is the
 * offset of the wrong byte within all that came, `caret` where its text begins in `text`.
 */
const evidenceSchema = z.object({
  text: z.string(),
  hex: z.string(),
  before: z.number(),
  after: z.number(),
  at: z.optional(z.number()),
  caret: z.optional(z.number()),
});
export type Evidence = z.infer<typeof evidenceSchema>;

const findingSchema = z.union([problemSchema, noteSchema]);

/** What came of one rule. `needs` is the rule that was in the way of one that was not reached. */
const ruleResultSchema = z.object({
  id: z.string(),
  state: z.enum(['passed', 'failed', 'not-reached', 'error']),
  needs: z.optional(z.string()),
  finding: z.optional(findingSchema),
  hints: z.optional(z.array(z.string())),
  certainty: z.optional(z.enum(['certain', 'likely', 'one-of'])),
  evidence: z.optional(evidenceSchema),
  timeline: z.optional(z.array(momentSchema)),
  received: z.optional(z.string()),
  advice: z.array(noteSchema),
  ms: z.number(),
  error: z.optional(z.string()),
  /** What this computer lacked, where that is the error. */
  trouble: z.optional(ownTroubleSchema),
});
export type RuleResult = z.infer<typeof ruleResultSchema>;

/** One server. `headline` is the rule whose finding explains the rest. */
export const hostCheckSchema = z.object({
  seat: z.number(),
  host: z.string(),
  port: z.number(),
  name: z.optional(z.string()),
  outcome: z.enum(['passed', 'failed', 'error']),
  headline: z.optional(z.string()),
  id: z.optional(z.string()),
  /** The language of the server, where its bytes show that. */
  writtenIn: z.optional(z.enum(programLanguages)),
  rules: z.array(ruleResultSchema),
});
export type HostCheck = z.infer<typeof hostCheckSchema>;

/** All servers of one run, and how it was run. */
export const checkSchema = z.object({
  schema: z.literal(CHECK_SCHEMA),
  startedAt: z.iso.datetime(),
  durationMs: z.number(),
  complete: z.boolean(),
  exercise: z.enum(['info', 'echo', 'greet', 'clock']),
  transport: z.enum(['tcp', 'udp']),
  hosts: z.array(hostCheckSchema),
});
/** All that a check found out: the one value that every report is made from. */
export type Check = z.infer<typeof checkSchema>;
