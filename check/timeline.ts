import * as z from 'zod/mini';

/** What can happen on a connection, in the usual order. */
const happenings = [
  'dialled',
  'connected',
  'sent',
  'received',
  'half-closed',
  'fin',
  'reset',
  'left',
] as const;

/** One thing that happened on a connection, and how many bytes were involved. */
export const momentSchema = z.object({
  /** In ms since the connection was established; the attempt to connect is before 0. */
  at: z.number(),
  what: z.enum(happenings),
  bytes: z.optional(z.number()),
  /** How many reads this stands for, if several were merged. */
  pieces: z.optional(z.number()),
});
export type Moment = z.infer<typeof momentSchema>;

/** What one connection brought. Times are in ms since it was established. */
export interface Visit {
  /** How it ended; `left` means that we ended it ourselves. */
  ending: 'fin' | 'reset' | 'left';
  /** The first 64 KiB. */
  received: Buffer;
  /** Each read: when it came, and the total of bytes after it. */
  reads: { at: number; bytes: number }[];
  timeline: Moment[];
}

/** Whether the server sent anything. */
export function isHeard(visit: Visit | undefined): boolean {
  return visit !== undefined && visit.received.length > 0;
}

/** When something first happened on a connection; undefined if it did not. */
export function timeOf({ timeline }: Pick<Visit, 'timeline'>, wanted: Moment['what']): number | undefined {
  return timeline.find(({ what }) => what === wanted)?.at;
}

/** When the last thing happened. */
export function endOf({ timeline }: Pick<Visit, 'timeline'>): number {
  return timeline.at(-1)?.at ?? 0;
}

/** Merges all reads after the first into one moment: a reply that comes byte by byte would fill the screen. */
export function shortened(timeline: readonly Moment[]): Moment[] {
  const reads = timeline.filter(({ what }) => what === 'received');
  const [first, last] = [reads[0], reads.at(-1)];
  if (!first || !last || reads.length < 3) return [...timeline];
  const rest = reads.slice(1);
  const merged = { bytes: rest.reduce((sum, { bytes = 0 }) => sum + bytes, 0), pieces: rest.length };
  return timeline.flatMap(moment => {
    if (moment.what !== 'received' || moment === first) return [moment];
    return moment === last ? [{ ...moment, ...merged }] : [];
  });
}
