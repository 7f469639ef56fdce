/** Connections at one time, over all sources: a room of 40 needs 40, and a process has some thousand descriptors. */
export const MAX_CONNECTIONS = 1_024;

/** Connections that the kernel holds for us meanwhile; Node's own default of 511 is short for a burst. */
export const BACKLOG = 4_096;

/** What one source may have open, and open anew in a second. A crawler needs one. */
export const MAX_PER_SOURCE = 64;
export const MAX_PER_SOURCE_PER_SECOND = 200;

const WINDOW_MS = 1_000;

/** Counts the connections of each source address, so that one machine cannot take what 39 others need. */
export interface SourceLimits {
  /** Whether one more connection of `source` is within its limits at `now` (ms); if so, it is counted. */
  admit(source: string, now: number): boolean;
  /** One connection of `source` that was admitted has ended. */
  release(source: string): void;
}

interface Count {
  open: number;
  recent: number;
  windowStart: number;
}

export function limitSources(): SourceLimits {
  const counts = new Map<string, Count>();
  let sweptAt = 0;
  // A source is forgotten when it has nothing open and its second is over, or the map would grow for ever.
  const forget = (now: number) => {
    if (now - sweptAt < WINDOW_MS) return;
    sweptAt = now;
    for (const [source, count] of counts) {
      if (count.open === 0 && now - count.windowStart >= WINDOW_MS) counts.delete(source);
    }
  };
  return {
    admit(source, now) {
      forget(now);
      const count = counts.get(source) ?? { open: 0, recent: 0, windowStart: now };
      if (now - count.windowStart >= WINDOW_MS) {
        count.windowStart = now;
        count.recent = 0;
      }
      if (count.open >= MAX_PER_SOURCE || count.recent >= MAX_PER_SOURCE_PER_SECOND) return false;
      count.open++;
      count.recent++;
      counts.set(source, count);
      return true;
    },
    release(source) {
      const count = counts.get(source);
      if (count) count.open--;
    },
  };
}
