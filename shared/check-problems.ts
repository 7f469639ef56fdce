import * as z from 'zod/mini';

/** What the client had done when the server ended. */
export const lastDeeds = [
  'silent',
  'pieces',
  'line-end',
  'unknown',
  'crowd',
  'chinese',
  'exit',
  'reset',
] as const;
export type LastDeed = (typeof lastDeeds)[number];

/** Problems that only a check can find, because it waits longer and visits more than once. Part of `problemSchema`. */
export const checkProblems = [
  // No answer.
  z.object({ code: z.literal('filtered'), afterMs: z.optional(z.number()) }),
  z.object({ code: z.literal('loopback-only') }),
  z.object({ code: z.literal('udp') }),
  // Seen in one visit.
  z.object({ code: z.literal('crashed') }),
  z.object({ code: z.literal('answers-at-end') }),
  z.object({ code: z.literal('speaks-first') }),
  z.object({ code: z.literal('reset-after-reply') }),
  z.object({ code: z.literal('sample-id') }),
  z.object({ code: z.literal('same-id'), seats: z.optional(z.array(z.number())) }),
  z.object({ code: z.literal('not-on-roster'), near: z.optional(z.array(z.string())) }),
  // Seen in several visits.
  // `several` is set if more than one client was answered before.
  // `datagrams` is set over UDP, where a server has no accept().
  z.object({
    code: z.literal('one-shot'),
    several: z.optional(z.literal(true)),
    datagrams: z.optional(z.literal(true)),
  }),
  z.object({
    code: z.literal('stuck'),
    several: z.optional(z.literal(true)),
    after: z.optional(z.enum(lastDeeds)),
  }),
  z.object({ code: z.literal('every-other') }),
  z.object({ code: z.literal('unsteady') }),
  z.object({ code: z.literal('used-up') }),
  z.object({ code: z.literal('other-spelling'), sent: z.enum(['get\\n', 'get\\r\\n', 'GET', 'GET\\r\\n']) }),
  z.object({ code: z.literal('busy-with-one') }),
  z.object({ code: z.literal('crash-on-leave') }),
  z.object({ code: z.literal('split-request') }),
  z.object({ code: z.literal('line-end'), sent: z.enum(['\\n', '\\r\\n']) }),
  z.object({ code: z.literal('unknown-request') }),
  // `busy` is set if the server answered nobody in the time after the crowd either.
  z.object({
    code: z.literal('crowd'),
    answered: z.optional(z.number()),
    asked: z.optional(z.number()),
    busy: z.optional(z.literal(true)),
  }),
  z.object({ code: z.literal('two-records') }),
  z.object({ code: z.literal('changing-record') }),
  z.object({ code: z.literal('shared-variable') }),
  z.object({ code: z.literal('gone-afterwards'), after: z.optional(z.enum(lastDeeds)) }),
  // In a lesson's exercise.
  z.object({ code: z.literal('no-answer'), ending: z.enum(['fin', 'reset', 'left']), afterMs: z.number() }),
  z.object({ code: z.literal('no-greeting'), wanted: z.string() }),
  z.object({ code: z.literal('no-question'), wanted: z.string() }),
  z.object({
    code: z.literal('other-answer'),
    wanted: z.string(),
    got: z.optional(z.string()),
    // The first character that differs, counted from 1, and the code points there; `is` is absent if the answer ends there.
    at: z.optional(z.number()),
    is: z.optional(z.string()),
    should: z.optional(z.string()),
  }),
  z.object({ code: z.literal('clock-stands-still') }),
  z.object({ code: z.literal('lost'), answered: z.optional(z.number()), asked: z.optional(z.number()) }),
  z.object({ code: z.literal('no-datagram') }),
  z.object({ code: z.literal('damaged'), unanswered: z.optional(z.literal(true)) }),
  z.object({ code: z.literal('one-message') }),
  z.object({ code: z.literal('no-goodbye'), lacks: z.optional(z.enum(['words', 'end'])) }),
] as const;
