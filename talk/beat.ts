import type { OptionValues } from '../cli/options/table.ts';
import { UsageError } from '../cli/usage-error.ts';
import type { Messages } from '../messages/messages.ts';

/** A heartbeat: what is sent, how often, and how many times (possibly for ever). */
export interface Beat {
  message: string;
  everyMs: number;
  count: number;
}

/** Reads the options of a heartbeat; undefined if there is none. */
export function readBeat(
  { every, count }: OptionValues<'every' | 'count'>,
  words: readonly string[],
  { talk }: Messages,
): Beat | undefined {
  if (every === undefined) {
    if (count === undefined) return undefined;
    throw new UsageError(talk.countAlone);
  }
  const [message = 'heartbeat', ...more] = words;
  if (more.length > 0) throw new UsageError(talk.oneHeartbeat);
  return { message, everyMs: every * 1_000, count: count ?? Number.POSITIVE_INFINITY };
}
