/** Open connections of all sources: a room of 40 needs 40, and a process has a few thousand descriptors. */
export const MAX_CONNECTIONS = 1_024;

/** Connections that may wait in the kernel to be accepted. Node's default of 511 is too low for a burst. */
export const BACKLOG = 4_096;

/** Open connections of one source, and new ones per second. A crawler needs one connection to each seat. */
export const MAX_PER_SOURCE = 64;
export const MAX_PER_SOURCE_PER_SECOND = 200;

/** Sources counted per second. More than this are forged senders, which must not fill the memory. */
export const MAX_SOURCES_PER_SECOND = 4_096;

/** UDP answers per second to all sources together, since forged senders can pose as any number of sources. */
const MAX_ANSWERS_PER_SECOND = 2_000;

/** A source with fewer datagrams per second than this is a person or a lesson's client, with reserved answers in a flood. */
const FEW_ANSWERS = 20;
const KEPT_FOR_FEW = 1_000;

/** Bytes of answers that may wait in the socket. If the system takes no more, too many go to addresses without a machine. */
export const MAX_SEND_QUEUE_BYTES = 65_536;

const SECOND_MS = 1_000;

/** Counts the connections of each source address, so that one machine cannot use up what 39 others need. */
export interface SourceLimits {
  /** Whether one more connection of `source` is within its limits at `now` (ms); if so, the connection is counted. */
  admit(source: string, now: number): boolean;
  /** Records that an admitted connection of `source` has ended. */
  release(source: string): void;
  /** For tests: how many sources are remembered, with open connections and from the current second. */
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
 * Limits the answers per second. `admit` tells whether one more to `source` is within the limit at `now` (ms), and counts
 * it. After a second that hit the limit, half of the next one is reserved for sources that ask for little, so that they
 * still get answers during a flood.
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
