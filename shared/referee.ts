import * as z from 'zod/mini';

/** The referee's rules in the order of the report: how the crawler asked, how it handled each difficulty, what it found. */
export const refereeRules = [
  'asks-all',
  'asks-get',
  'few-connections',
  'at-once',
  'leaves-politely',
  'survives-closed',
  'survives-silent',
  'waits-for-late',
  'joins-pieces',
  'stops-endless',
  'drops-half',
  'drops-quotes',
  'no-eval',
  'drops-bytes',
  'drops-metres',
  'drops-swapped',
  'drops-twins',
  'respects-declined',
  'reads-sizes',
  'finds-pair',
  'finds-tie',
  'right-distance',
  'counts-right',
] as const;
export type RefereeRule = (typeof refereeRules)[number];

/** Ways in which a crawler may have come to a wrong pair or distance. */
const wrongMetrics = [
  'plain',
  'itself',
  'as-text',
  'without-size',
  'population',
  'range',
  'mean',
  'largest',
  'squares',
  'sum',
  'first-seats',
  'from-zero',
] as const;
export type WrongMetric = (typeof wrongMetrics)[number];

const seat = z.number();
const pairSchema = z.tuple([z.number(), z.number()]);

/** The referee's findings with their arguments; the sentences are in `messages/`. */
export const refereeFindingSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('nobody-came'), says: z.optional(z.string()) }),
  z.object({
    code: z.literal('ended-at'),
    asked: z.number(),
    seats: z.number(),
    seat,
    how: z.enum(['ended', 'hung']),
  }),
  z.object({
    code: z.literal('ended-early'),
    asked: z.number(),
    seats: z.number(),
    says: z.optional(z.string()),
  }),
  z.object({ code: z.literal('not-asked'), missing: z.array(seat) }),
  z.object({ code: z.literal('asked-otherwise'), seat, asked: z.string() }),
  z.object({ code: z.literal('asked-nothing') }),
  z.object({ code: z.literal('many-connections'), seat, connections: z.number() }),
  z.object({ code: z.literal('never-ended') }),
  z.object({ code: z.literal('sequential'), seconds: z.number() }),
  z.object({ code: z.literal('reset-on-leave'), seats: z.array(seat) }),
  z.object({ code: z.literal('left-open'), seats: z.array(seat) }),
  z.object({ code: z.literal('ended-there'), seat, asked: z.number(), says: z.optional(z.string()) }),
  z.object({ code: z.literal('ended-with'), seats: z.array(seat), says: z.string() }),
  z.object({ code: z.literal('stuck'), seat, seconds: z.number() }),
  z.object({ code: z.literal('hurried'), seat, afterMs: z.number() }),
  z.object({ code: z.literal('first-piece'), seat, bytes: z.number() }),
  z.object({ code: z.literal('read-on'), seat, bytes: z.number() }),
  z.object({ code: z.literal('taken-in'), seats: z.array(seat), how: z.enum(['raw', 'mended']) }),
  z.object({ code: z.literal('sizes-unread'), sizes: z.array(z.string()), how: z.enum(['dropped', 'zero']) }),
  z.object({ code: z.literal('no-answer'), says: z.optional(z.string()) }),
  z.object({ code: z.literal('unclear-answer'), text: z.string() }),
  z.object({ code: z.literal('other-metric'), metric: z.enum(wrongMetrics), said: z.optional(z.number()) }),
  z.object({ code: z.literal('other-pair'), found: pairSchema, apart: z.optional(z.number()) }),
  z.object({ code: z.literal('also-named'), extra: z.array(pairSchema) }),
  z.object({ code: z.literal('one-of-tied'), missing: z.array(pairSchema) }),
  z.object({ code: z.literal('other-distance'), said: z.number(), right: z.number() }),
  z.object({ code: z.literal('other-count'), said: z.number(), right: z.number() }),
  z.object({ code: z.literal('other-left-out'), missing: z.array(seat), wrongly: z.array(seat) }),
]);
export type RefereeFinding = z.infer<typeof refereeFindingSchema>;
export type RefereeCode = RefereeFinding['code'];
export type RefereeFindingOf<Code extends RefereeCode> = Extract<RefereeFinding, { code: Code }>;
