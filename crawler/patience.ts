import { sweepDefaults } from '../shared/config.ts';
import type { RoundTrip } from './round-trip.ts';

/** How long a sweep waits for a connection, and when it starts another attempt beside the first. */
export interface Patience {
  /** The most connections to one seat in all. */
  attempts: number;
  /** The time in ms without an answer after which the next attempt starts beside the last one. */
  hedgeMs(): number;
  /** The time in ms after which an unanswered seat is given up; `resolved` means that its hardware address is known. */
  connectMs(resolved: boolean): number;
  /** The factor by which the waits for a reply grow with the operator's budget. */
  stretch: number;
  /** The time limit from the first attempt to the complete object. */
  totalMs: number;
}

// The waits below fit the default budget of one seat. A larger budget stretches them in proportion; a smaller one shortens
// the long wait for an unresolved address, and cuts off the others. If 5 % of all packets are lost, all of the default's
// four attempts are lost for 0.01 % of the seats; with three attempts it would be 0.1 %.

const SHORTEST_HEDGE_MS = 100;
/** As long as no seat has answered, the link may be a slow one; answers within a room take much less. */
const UNKNOWN_HEDGE_MS = 250;
const SHORTEST_CONNECT_MS = 300;
/** The least time that the last attempt gets for its answer. */
export const LAST_ATTEMPT_MS = 30;

/**
 * The wait for an address that the kernel is still resolving. The first packet waits for the answer to an ARP request,
 * which the kernel repeats after one second, and so is the SYN of a single attempt.
 */
const UNRESOLVED_CONNECT_MS = 1_300;

/** Windows repeats the SYN to a closed port, and reports `refused` only after two seconds. */
const WINDOWS_CONNECT_MS = 2_500;

/** Derives the waits of a sweep from the operator's settings and the round trip measured so far. */
export function choosePatience(
  settings: { timeoutMs: number; attempts: number },
  roundTrip: RoundTrip,
): Patience {
  const { timeoutMs, attempts } = settings;
  const share = timeoutMs / sweepDefaults.timeoutMs;
  const stretch = Math.max(1, share);
  const hedgeMs = () => {
    const known = roundTrip.smoothed();
    return known === undefined ? UNKNOWN_HEDGE_MS : Math.max(SHORTEST_HEDGE_MS, 3 * known);
  };
  const resolvedMs = () => {
    const lastAnswer =
      (attempts - 1) * hedgeMs() + Math.max(LAST_ATTEMPT_MS, 2 * (roundTrip.smoothed() ?? 0));
    return Math.max(SHORTEST_CONNECT_MS, roundTrip.timeout(), lastAnswer);
  };
  return {
    attempts,
    hedgeMs,
    connectMs(resolved) {
      const long = attempts === 1 || !resolved ? share * UNRESOLVED_CONNECT_MS : 0;
      const windows = process.platform === 'win32' ? stretch * WINDOWS_CONNECT_MS : 0;
      return Math.min(timeoutMs, Math.max(long, windows, stretch * resolvedMs()));
    },
    stretch,
    totalMs: timeoutMs,
  };
}
