/** Connections at one time, over all sources: a room of 40 needs 40, and a process has some thousand descriptors. */
export const MAX_CONNECTIONS = 1_024;

/** Connections that wait in the kernel until they are accepted. Node's default of 511 is too few for a burst. */
export const BACKLOG = 4_096;

/** Connections of one source at one time, and new ones in a second. A crawler needs one of each seat. */
export const MAX_PER_SOURCE = 64;
export const MAX_PER_SOURCE_PER_SECOND = 200;

/** Sources that are counted in one second. More come only from forged senders, and must not fill the memory. */
export const MAX_SOURCES_PER_SECOND = 4_096;

/** Answers over UDP in a second, to all sources: forged senders can be any number of sources. */
const MAX_ANSWERS_PER_SECOND = 2_000;

/** Answers that wait to be sent, in bytes. A system that takes none has too many for addresses where nobody is. */
export const MAX_SEND_QUEUE_BYTES = 65_536;

const SECOND_MS = 1_000;

/** Counts the connections of each source address, so that one machine cannot take what 39 others need. */
export interface SourceLimits {
  /** Whether one more connection of `source` is within its limits at `now` (ms); if so, the connection is counted. */
  admit(source: string, now: number): boolean;
  /** A connection of `source` that was admitted has ended. */
  release(source: string): void;
  /** Sources that are remembered, for the tests: those with open connections, and those of this second. */
  remembered(): { open: number; recent: number };
}

export function limitSources(): SourceLimits {
  const open = new Map<string, number>();
  const recent = new Map<string, number>();
  let secondBegan = Number.NEGATIVE_INFINITY;
  return {
    admit(source, now) {
      if (now - secondBegan >= SECOND_MS) {
        secondBegan = now;
        recent.clear();
      }
      const openNow = open.get(source) ?? 0;
      const inThisSecond = recent.get(source) ?? 0;
      const isOneTooMany = inThisSecond === 0 && recent.size >= MAX_SOURCES_PER_SECOND;
      if (isOneTooMany || openNow >= MAX_PER_SOURCE || inThisSecond >= MAX_PER_SOURCE_PER_SECOND) {
        return false;
      }
      open.set(source, openNow + 1);
      recent.set(source, inThisSecond + 1);
      return true;
    },
    release(source) {
      const others = (open.get(source) ?? 0) - 1;
      if (others > 0) open.set(source, others);
      else open.delete(source);
    },
    remembered: () => ({ open: open.size, recent: recent.size }),
  };
}

/** Counts the answers of one second. `admit` tells whether one more is within the limit at `now` (ms), and counts it. */
export function limitAnswers(): { admit(now: number): boolean } {
  let secondBegan = Number.NEGATIVE_INFINITY;
  let sent = 0;
  return {
    admit(now) {
      if (now - secondBegan >= SECOND_MS) {
        secondBegan = now;
        sent = 0;
      }
      if (sent >= MAX_ANSWERS_PER_SECOND) return false;
      sent++;
      return true;
    },
  };
}
