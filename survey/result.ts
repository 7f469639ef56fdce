import * as z from 'zod/mini';
import { noteSchema, problemSchema, statusSchema } from '../shared/finding.ts';
import { programLanguages } from '../shared/ids.ts';
import { studentSchema } from '../shared/reply.ts';

/** A record in a survey; `name` is the student's name from the class list. */
export const surveyStudentSchema = z.extend(studentSchema, { name: z.optional(z.string()) });

/**
 * The result of one seat: plain JSON, the same in every report, stream and file. Times are in ms from the first attempt to
 * connect, except `firstByteMs`, which counts from the connection.
 */
export const hostResultSchema = z.object({
  seat: z.number(),
  host: z.string(),
  port: z.number(),
  /** The address that answered, if `host` is a name. */
  address: z.optional(z.string()),
  name: z.optional(z.string()),
  /** The lab of the seat, if the survey covers several labs. */
  lab: z.optional(z.string()),
  status: statusSchema,
  student: z.optional(surveyStudentSchema),
  declined: z.optional(z.object({ id: z.string(), name: z.optional(z.string()) })),
  notes: z.array(noteSchema),
  problem: z.optional(problemSchema),
  evidence: z.optional(z.object({ text: z.string(), bytes: z.number() })),
  /** The language a server in trouble is written in, if its bytes give it away. */
  writtenIn: z.optional(z.enum(programLanguages)),
  attempts: z.number(),
  connectMs: z.optional(z.number()),
  firstByteMs: z.optional(z.number()),
  totalMs: z.number(),
  bytes: z.number(),
});
export type HostResult = z.infer<typeof hostResultSchema>;

/** The student number that a seat sent, with a record or without. */
export function idOf({ student, declined }: Pick<HostResult, 'student' | 'declined'>): string | undefined {
  return student?.id ?? declined?.id;
}

/** Whether a seat answered; one that keeps its measures private did, too. */
export function isAnswer({ status }: Pick<HostResult, 'status'>): boolean {
  return status === 'ok' || status === 'declined';
}
