import * as z from 'zod/mini';

/**
 * One connection to a seat of a practice room, as the seat saw it. Times are in ms since the room opened.
 *
 * `saidAllAt` is set once the seat has sent everything it wanted to. `leftAt` is when the client closed, or last seemed
 * to. `closed` includes a client that closed while the seat was still sending, which its own system answers with a reset.
 * `reset` is a client that left with bytes unread, `by-room` a connection that the seat reset, `open` one still open.
 */
export const callSchema = z.object({
  seat: z.number(),
  openedAt: z.number(),
  asked: z.string(),
  sent: z.number(),
  saidAllAt: z.optional(z.number()),
  leftAt: z.optional(z.number()),
  ending: z.enum(['open', 'closed', 'reset', 'by-room']),
});
export type Call = z.infer<typeof callSchema>;
