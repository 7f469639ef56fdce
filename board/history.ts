import * as z from 'zod/mini';
import { jsonOf } from '../shared/json.ts';
import { statuses } from '../shared/status.ts';
import type { HostResult } from '../survey/result.ts';

/** One finished sweep, as a line of the history file: which seats answered, but no personal data. */
const pastSweepSchema = z.object({
  at: z.string(),
  durationMs: z.number().check(z.minimum(0)),
  tiles: z.array(z.object({ seat: z.number(), status: z.enum(statuses) })),
});
export type PastSweep = z.infer<typeof pastSweepSchema>;

/** Summarises a sweep without ids, names, measures or anything else that a seat sent. */
export function recordSweep(
  results: readonly HostResult[],
  { at, durationMs }: { at: Date; durationMs: number },
): PastSweep {
  return {
    at: at.toISOString(),
    durationMs: Math.round(durationMs),
    tiles: results.map(({ seat, status }) => ({ seat, status })),
  };
}

/** Reads the lines of a history file. Incomplete or invalid lines are skipped. */
export function readPastSweeps(text: string): PastSweep[] {
  return text.split('\n').flatMap(line => {
    const parsed = pastSweepSchema.safeParse(jsonOf(line)?.json);
    return parsed.success ? [parsed.data] : [];
  });
}
