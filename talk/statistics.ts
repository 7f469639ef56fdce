import type { Messages } from '../messages/messages.ts';

/** Statistics about the messages of one talk. Round trips are in ms. */
export interface Statistics {
  sent: number;
  answered: number;
  min: number;
  max: number;
  sum: number;
}

/** The statistics before the first message. */
export function noStatistics(): Statistics {
  return { sent: 0, answered: 0, min: Number.POSITIVE_INFINITY, max: 0, sum: 0 };
}

/** Counts one message, with its round trip in ms if it was answered. */
export function count(statistics: Statistics, ms: number | undefined): Statistics {
  const sent = statistics.sent + 1;
  if (ms === undefined) return { ...statistics, sent };
  return {
    sent,
    answered: statistics.answered + 1,
    min: Math.min(statistics.min, ms),
    max: Math.max(statistics.max, ms),
    sum: statistics.sum + ms,
  };
}

/** How many messages had no answer. */
export function lostOf({ sent, answered }: Statistics): number {
  return sent - answered;
}

/** The final lines of a heartbeat or a UDP talk, in the style of ping. */
export function wordStatistics(statistics: Statistics, { talk }: Messages): string {
  const counts = talk.tally({ ...statistics, lost: lostOf(statistics) });
  if (statistics.answered === 0) return `${counts}\n`;
  const written = (ms: number) => ms.toFixed(1);
  const mean = written(statistics.sum / statistics.answered);
  return `${counts}\n${talk.roundTrips({ min: written(statistics.min), mean, max: written(statistics.max) })}\n`;
}
