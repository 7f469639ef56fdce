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

/** What a person or a lesson's client asks for in a second, and the answers that are kept for such sources in a flood. */
const FEW_ANSWERS = 20;
const KEPT_FOR_FEW = 1_000;

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

/**
 * Counts the answers of one second. `admit` tells whether one more to `source` is within the limit at `now` (ms), and
 * counts it. After a second that was not enough, half of the next is kept for sources that ask for little: a flood from
 * many sources leaves them theirs.
 */
export function limitAnswers(): { admit(source: string, now: number): boolean } {
  let secondBegan = Number.NEGATIVE_INFINITY;
  let sent = 0;
  let kept = 0;
  let wasTooLittle = false;
  const sentTo = new Map<string, number>();
  return {
    admit(source, now) {
      if (now - secondBegan >= SECOND_MS) {
        kept = wasTooLittle && now - secondBegan < 2 * SECOND_MS ? KEPT_FOR_FEW : 0;
        [secondBegan, sent, wasTooLittle] = [now, 0, false];
        sentTo.clear();
      }
      const before = sentTo.get(source) ?? 0;
      const limit = before < FEW_ANSWERS ? MAX_ANSWERS_PER_SECOND : MAX_ANSWERS_PER_SECOND - kept;
      if (sent >= limit) {
        wasTooLittle = true;
        return false;
      }
      sent++;
      sentTo.set(source, before + 1);
      return true;
    },
  };
}
