import * as z from 'zod/mini';
import type { WorkerSign } from './shard-queue.ts';

/** A worker's signs of life are kept by its name, with the time of the queue's own clock: no two machines agree on theirs. */
const signSchema = z.strictObject({
  at: z.number(),
  speaks: z.string().check(z.maxLength(60)),
  running: z.number(),
});

/** Three signs missed, and the worker is gone. */
const SIGN_AGE_MS = 15_000;

export function writeSign({ speaks, running }: Omit<WorkerSign, 'name'>, at: number): string {
  return JSON.stringify({ at, speaks, running });
}

/** The workers whose signs are not old, of all that are kept for a lab. What is no sign is passed over. */
export function freshSigns(kept: Record<string, string>, now: number): WorkerSign[] {
  return Object.entries(kept).flatMap(([name, text]) => {
    const sign = readSign(text);
    if (!sign || now - sign.at > SIGN_AGE_MS) return [];
    return [{ name, speaks: sign.speaks, running: sign.running }];
  });
}

/** The names of workers whose signs need not be kept any longer. */
export function oldSigns(kept: Record<string, string>, now: number): string[] {
  const fresh = new Set(freshSigns(kept, now).map(({ name }) => name));
  return Object.keys(kept).filter(name => !fresh.has(name));
}

function readSign(text: string): z.infer<typeof signSchema> | undefined {
  try {
    return signSchema.safeParse(JSON.parse(text)).data;
  } catch {
    // Not JSON: whoever wrote it is no worker of this version.
    return undefined;
  }
}
