import { watchSeconds } from './seconds.ts';

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

/** Of these, this many are first come, first served, unless the second before had too few for all. */
const UNSHARED_ANSWERS = 1_000;

/** Bytes of answers that may wait in the socket. If the system takes no more, too many go to addresses without a machine. */
export const MAX_SEND_QUEUE_BYTES = 65_536;

/** Counts the connections of each source address, so that one machine cannot use up what 39 others need. */
export interface SourceLimits {
  /** Whether one more connection of `source` is within its limits at `now` (ms); if so, the connection is counted. */
  admit(source: string, now: number): boolean;
  /** Records that an admitted connection of `source` has ended. */
  release(source: string): void;
  /** For tests: how many sources are remembered, with open connections and from the current second. */
  remembered(): { open: number; recent: number };
}

/** Starts with no source counted. */
export function limitSources(): SourceLimits {
  const open = new Map<string, number>();
  const recent = new Map<string, number>();
  const enterSecond = watchSeconds(() => recent.clear());
  return {
    admit(source, now) {
      enterSecond(now);
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
 * it. Where answers are short, each source gets an equal share, so that a source that asks for less loses nothing to those
 * that flood; in the second after a short one, one share more is kept for a newcomer.
 */
export function limitAnswers(): { admit(source: string, now: number): boolean } {
  let asked = 0;
  let sent = 0;
  let sourcesBefore = 0;
  let wasShort = false;
  const sentTo = new Map<string, number>();

  const enterSecond = watchSeconds(({ isNext }) => {
    wasShort = isNext && asked > MAX_ANSWERS_PER_SECOND;
    sourcesBefore = isNext ? sentTo.size : 0;
    [asked, sent] = [0, 0];
    sentTo.clear();
  });
  const share = () => MAX_ANSWERS_PER_SECOND / (Math.max(sourcesBefore, sentTo.size) + (wasShort ? 1 : 0));

  return {
    admit(source, now) {
      enterSecond(now);
      asked++;
      const before = sentTo.get(source) ?? 0;
      if (sentTo.size < MAX_SOURCES_PER_SECOND) sentTo.set(source, before);
      const isShared = wasShort || sent >= UNSHARED_ANSWERS;
      if (sent >= MAX_ANSWERS_PER_SECOND || (isShared && before + 1 > Math.max(1, share()))) return false;
      sent++;
      if (sentTo.has(source)) sentTo.set(source, before + 1);
      return true;
    },
  };
}
