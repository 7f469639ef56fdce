import * as z from 'zod/mini';
import { statusSchema } from '../shared/finding.ts';

/** Who or what a change is about: a seat, and the student where one is known. */
const subject = { seat: z.number(), id: z.optional(z.string()), name: z.optional(z.string()) };
const cause = z.object({ status: statusSchema, code: z.optional(z.string()) });
const value = z.union([z.string(), z.number()]);
const couple = z.object({ seats: z.array(z.number()), ids: z.optional(z.array(z.string())) });

/** What changed between two surveys of one room. For a projector it goes without ids, names and values. */
export const changesSchema = z.object({
  /** Seats that answered before, and do now. */
  answered: z.object({ before: z.number(), now: z.number() }),
  answering: z.array(z.object(subject)),
  lost: z.array(z.object({ ...subject, now: z.optional(cause) })),
  /** Still without an answer, but for another cause. */
  otherCause: z.array(z.object({ ...subject, before: cause, now: cause })),
  record: z.array(
    z.object({
      ...subject,
      fields: z.array(
        z.object({
          key: z.enum(['height', 'weight', 'size']),
          before: z.optional(value),
          now: z.optional(value),
        }),
      ),
    }),
  ),
  moved: z.array(z.object({ ...subject, from: z.number() })),
  /** The closest pairs, tied ones included, before and now; left out where one of the surveys does not say. */
  pair: z.optional(z.object({ before: z.array(couple), now: z.array(couple), isSame: z.boolean() })),
});
export type Changes = z.infer<typeof changesSchema>;
