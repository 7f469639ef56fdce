import { UsageError } from '../cli/usage.ts';
import type { Messages } from '../messages/messages.ts';

export interface BeatFlags {
  every?: string;
  count?: string;
}

/** A heartbeat: what is sent, how often, and how many times, which may be without end. */
export interface Beat {
  message: string;
  everyMs: number;
  count: number;
}

/** Faster than a hundred a second is no heartbeat, and slower than one a day is no connection. */
const SECONDS = { minimum: 0.01, maximum: 86_400 } as const;

/** Reads the flags of a heartbeat; undefined where none is wanted. */
export function readBeat(
  { every, count }: BeatFlags,
  words: readonly string[],
  { talk }: Messages,
): Beat | undefined {
  if (every === undefined) {
    if (count === undefined) return undefined;
    throw new UsageError(talk.countAlone);
  }
  const seconds = Number(every);
  if (!(seconds >= SECONDS.minimum && seconds <= SECONDS.maximum)) throw new UsageError(talk.badEvery(every));
  const beats = count === undefined ? Number.POSITIVE_INFINITY : Number(count);
  if (count !== undefined && !(Number.isSafeInteger(beats) && beats > 0))
    throw new UsageError(talk.badCount(count));
  const [message = 'heartbeat', ...more] = words;
  if (more.length > 0) throw new UsageError(talk.oneHeartbeat);
  return { message, everyMs: seconds * 1_000, count: beats };
}
