import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How often the delay is measured. */
const RESOLUTION_MS = 20;

/** From this delay on, a server that was in time can look late. No work of ours takes as long; other programs do. */
const BUSY_MS = 250;

/** Watches how late the timers of this program are, and so whether this computer is too busy to judge a server. */
export function watchLag(): { wasBusy(): boolean; stop(): void } {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  return {
    // In nanoseconds.
    wasBusy: () => delay.max / 1e6 > BUSY_MS,
    stop: () => void delay.disable(),
  };
}
