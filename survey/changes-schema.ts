import * as z from 'zod/mini';
import { statusSchema } from '../shared/finding.ts';

/** What a change is about: a seat, its lab if it has one, and its student if known. */
const place = { seat: z.number(), lab: z.optional(z.string()) };
const subject = { ...place, id: z.optional(z.string()), name: z.optional(z.string()) };
const cause = z.object({ status: statusSchema, code: z.optional(z.string()) });
const value = z.union([z.string(), z.number()]);
const couple = z.object({ seats: z.array(z.number()), ids: z.optional(z.array(z.string())) });

/** What changed between two surveys of one room. For a projector, ids, names and values are left out. */
export const changesSchema = z.object({
  /** How many seats answered before, and how many answer now. */
  answered: z.object({ before: z.number(), now: z.number() }),
  answering: z.array(z.object(subject)),
  lost: z.array(z.object({ ...subject, now: z.optional(cause) })),
  /** Seats that still do not answer, but for a different reason. */
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
  moved: z.array(z.object({ ...subject, from: z.number(), fromLab: z.optional(z.string()) })),
  /** The closest pairs before and now, including ties; absent if one of the surveys does not have them. */
  pair: z.optional(z.object({ before: z.array(couple), now: z.array(couple), isSame: z.boolean() })),
});
export type Changes = z.infer<typeof changesSchema>;
