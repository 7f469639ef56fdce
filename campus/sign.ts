import * as z from 'zod/mini';
import { jsonOf } from '../shared/json.ts';
import type { WorkerSign } from './shard-queue.ts';

/** A worker's sign of life, kept under its name. The time is the queue server's, since clocks of machines differ. */
const signSchema = z.strictObject({
  at: z.number(),
  speaks: z.string().check(z.maxLength(60)),
  running: z.number(),
});

/** A worker that misses three signs counts as gone. */
const SIGN_AGE_MS = 15_000;

/** Writes a sign of life; `at` is the time of the queue server in ms. */
export function writeSign({ speaks, running }: Omit<WorkerSign, 'name'>, at: number): string {
  return JSON.stringify({ at, speaks, running });
}

/** The workers of a lab whose signs are recent. Entries that are not valid signs are skipped. */
export function freshSigns(kept: Record<string, string>, now: number): WorkerSign[] {
  return Object.entries(kept).flatMap(([name, text]) => {
    const sign = readSign(text);
    if (!sign || now - sign.at > SIGN_AGE_MS) return [];
    return [{ name, speaks: sign.speaks, running: sign.running }];
  });
}

/** The names of workers whose signs are out of date and can be deleted. */
export function oldSigns(kept: Record<string, string>, now: number): string[] {
  const fresh = new Set(freshSigns(kept, now).map(({ name }) => name));
  return Object.keys(kept).filter(name => !fresh.has(name));
}

function readSign(text: string): z.infer<typeof signSchema> | undefined {
  return signSchema.safeParse(jsonOf(text)?.json).data;
}
