import type { Messages } from '../messages/messages.ts';

/** What came of the messages of one talk. Round trips are in ms. */
export interface Tally {
  sent: number;
  answered: number;
  min: number;
  max: number;
  sum: number;
}

export function newTally(): Tally {
  return { sent: 0, answered: 0, min: Number.POSITIVE_INFINITY, max: 0, sum: 0 };
}

/** Counts one message that was sent, with its round trip where an answer came. */
export function count(tally: Tally, ms: number | undefined): Tally {
  const sent = tally.sent + 1;
  if (ms === undefined) return { ...tally, sent };
  return {
    sent,
    answered: tally.answered + 1,
    min: Math.min(tally.min, ms),
    max: Math.max(tally.max, ms),
    sum: tally.sum + ms,
  };
}

export function lostOf({ sent, answered }: Tally): number {
  return sent - answered;
}

/** The last lines of a heartbeat, and of all talk in datagrams, as ping has them. */
export function wordTally(tally: Tally, { talk }: Messages): string {
  const counts = talk.tally({ ...tally, lost: lostOf(tally) });
  if (tally.answered === 0) return `${counts}\n`;
  const written = (ms: number) => ms.toFixed(1);
  const mean = written(tally.sum / tally.answered);
  return `${counts}\n${talk.roundTrips({ min: written(tally.min), mean, max: written(tally.max) })}\n`;
}
