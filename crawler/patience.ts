import { sweepDefaults } from '../shared/config.ts';
import type { RoundTrip } from './round-trip.ts';

/** How long a sweep waits for a connection, and when it tries once more while the first attempt is still out. */
export interface Patience {
  /** Connections that one seat may cost, over all. */
  attempts: number;
  /** After so many ms without an answer the next attempt goes out beside the last one. */
  hedgeMs(): number;
  /** After so many ms without an answer the seat has none; `resolved` where its hardware address is known. */
  connectMs(resolved: boolean): number;
  /** By how much the wait for a reply grows with the operator's budget. */
  stretch: number;
  /** From the first attempt to the complete object, whatever happens. */
  totalMs: number;
}

// The waits below are made for the default budget of one seat. A larger one stretches them in proportion; a smaller one
// shortens the long wait for an unresolved address, and cuts off the others. Of the default's four attempts, all are lost
// for 0.01 % of the seats where 5 % of all packets are; three would miss 0.1 %.

const SHORTEST_HEDGE_MS = 100;
/** While no seat has answered yet the link may be a slow one: a room's own answers come long before this. */
const UNKNOWN_HEDGE_MS = 250;
const SHORTEST_CONNECT_MS = 300;
/** What the last attempt gets for its answer, at least. */
export const LAST_ATTEMPT_MS = 30;

/**
 * An address that the kernel is still resolving: its first packet waits for the answer to an ARP request, which is
 * repeated after one second. So is the SYN of a single attempt.
 */
const UNRESOLVED_CONNECT_MS = 1_300;

/** Windows repeats the SYN to a closed port, and reports it as refused only after two seconds. */
const WINDOWS_CONNECT_MS = 2_500;

/** Makes the waits of a sweep from the operator's two settings and what its seats have shown so far. */
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
