import * as z from 'zod/mini';

/** What only a check can find, since it looks longer, and more than once. Part of `problemSchema`. */
export const checkProblems = [
  // Where nobody answers.
  z.object({ code: z.literal('filtered'), afterMs: z.optional(z.number()) }),
  z.object({ code: z.literal('loopback-only') }),
  z.object({ code: z.literal('udp') }),
  z.object({ code: z.literal('vnc') }),
  // In one conversation.
  z.object({ code: z.literal('crashed') }),
  z.object({ code: z.literal('answers-at-end') }),
  z.object({ code: z.literal('speaks-first') }),
  z.object({ code: z.literal('reset-after-reply') }),
  z.object({ code: z.literal('nested'), under: z.optional(z.string()) }),
  z.object({ code: z.literal('sample-id') }),
  z.object({ code: z.literal('same-id'), seats: z.optional(z.array(z.number())) }),
  // In more than one.
  z.object({ code: z.literal('one-shot') }),
  z.object({ code: z.literal('stuck') }),
  z.object({ code: z.literal('busy-with-one') }),
  z.object({ code: z.literal('crash-on-leave') }),
  z.object({ code: z.literal('split-request') }),
  z.object({ code: z.literal('line-end'), sent: z.enum(['\\n', '\\r\\n']) }),
  z.object({ code: z.literal('unknown-request') }),
  z.object({ code: z.literal('crowd'), answered: z.optional(z.number()), asked: z.optional(z.number()) }),
  z.object({ code: z.literal('two-records') }),
  z.object({ code: z.literal('gone-afterwards') }),
  // In an exercise of the lessons.
  z.object({
    code: z.literal('other-answer'),
    wanted: z.optional(z.string()),
    got: z.optional(z.string()),
  }),
  z.object({ code: z.literal('no-datagram') }),
  z.object({ code: z.literal('damaged') }),
  z.object({ code: z.literal('one-message') }),
  z.object({ code: z.literal('no-goodbye') }),
] as const;
