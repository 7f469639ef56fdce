/**
 * The round trip time of a room, learned from the seats that answered as in RFC 6298, section 2: a smoothed time and its
 * mean deviation. A sweep has one for all its seats, since they are on the same switches.
 */
export interface RoundTrip {
  /** Adds the time of one connection, in ms. */
  observe(connectMs: number): void;
  /** The smoothed time in ms; undefined until a seat has answered. */
  smoothed(): number | undefined;
  /** RFC 6298's retransmission timeout in ms; after this, a packet is more likely lost than late. */
  timeout(): number;
}

/** The gains of RFC 6298: an eighth for the time, a quarter for its deviation, four deviations for the timeout. */
const TIME_GAIN = 1 / 8;
const DEVIATION_GAIN = 1 / 4;
const DEVIATIONS = 4;

/** The timeout assumed until something is known about the room. */
const UNKNOWN_TIMEOUT_MS = 500;
const SHORTEST_TIMEOUT_MS = 100;
const LONGEST_TIMEOUT_MS = 1_000;

/** Starts without knowing anything about the room. */
export function learnRoundTrip(): RoundTrip {
  let time: number | undefined;
  let deviation = 0;
  return {
    observe(connectMs) {
      if (time === undefined) {
        time = connectMs;
        deviation = connectMs / 2;
        return;
      }
      deviation += DEVIATION_GAIN * (Math.abs(time - connectMs) - deviation);
      time += TIME_GAIN * (connectMs - time);
    },
    smoothed: () => time,
    timeout() {
      if (time === undefined) return UNKNOWN_TIMEOUT_MS;
      return Math.min(LONGEST_TIMEOUT_MS, Math.max(SHORTEST_TIMEOUT_MS, time + DEVIATIONS * deviation));
    },
  };
}
