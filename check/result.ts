import * as z from 'zod/mini';
import { ruleIds } from '../shared/check-ids.ts';
import { noteSchema, ownTroubleSchema, problemSchema } from '../shared/finding.ts';
import { exerciseNames, programLanguages } from '../shared/ids.ts';
import { momentSchema } from './timeline.ts';

/** The schema's name and version, written into every report of a check. */
export const CHECK_SCHEMA = 'peer-survey/check@1';

/**
 * The bytes around the fault, as escaped text and hex, and how many more bytes came before and after them. `at` is the
 * offset of the wrong byte in everything received, `caret` the offset of its text in `text`.
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

/** The result of one rule. If it was not reached, `needs` is the rule that has to pass first. */
const ruleResultSchema = z.object({
  id: z.enum(ruleIds),
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
  /** What this computer lacked, if that caused the error. */
  trouble: z.optional(ownTroubleSchema),
});
export type RuleResult = z.infer<typeof ruleResultSchema>;

/** The results of one server. `headline` is the rule whose finding explains the rest. */
export const hostCheckSchema = z.object({
  seat: z.number(),
  host: z.string(),
  port: z.number(),
  name: z.optional(z.string()),
  outcome: z.enum(['passed', 'failed', 'error']),
  headline: z.optional(z.string()),
  id: z.optional(z.string()),
  /** The language the server is written in, if its bytes give that away. */
  writtenIn: z.optional(z.enum(programLanguages)),
  /** Set if a rule failed while this computer was so busy that it may have read an answer too late. */
  busy: z.optional(z.literal(true)),
  rules: z.array(ruleResultSchema),
});
export type HostCheck = z.infer<typeof hostCheckSchema>;

/** All servers of one run, and the settings of the run. */
export const checkSchema = z.object({
  schema: z.literal(CHECK_SCHEMA),
  startedAt: z.iso.datetime(),
  durationMs: z.number(),
  complete: z.boolean(),
  exercise: z.enum(exerciseNames),
  transport: z.enum(['tcp', 'udp']),
  hosts: z.array(hostCheckSchema),
});
/** The complete outcome of a check, from which every report is made. */
export type Check = z.infer<typeof checkSchema>;
