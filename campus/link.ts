import { setTimeout as pause } from 'node:timers/promises';
import type { LinkNews } from './shard-queue.ts';
import { isAnswer, isForNow, type QueueTrouble, reasonOfLoss, refusalOf, troubleOf } from './trouble.ts';

/** Pause before a queue that is full or still starting is asked again. */
const RETRY_MS = 1_000;

/** ioredis' message for a connection that this program closed. A lost connection has reported its own reason before. */
const CLOSED_BY_US = 'Connection is closed.';

/** Tracks whether the queue can be reached, and reports each change once. */
export interface Link {
  /** Rejects at the first error that retrying cannot fix, or when the link is given up. */
  failed: Promise<never>;
  /** Records a connection error. */
  lose(error: unknown): void;
  ready(): void;
  /** Records that the connection closed; its error, if there was one, came to `lose` before. */
  close(): void;
  /** Why the connection is down at the moment; empty if it is up. */
  said(): string;
  /**
   * Retries `act` while the queue refuses for now. Rejects with a QueueTrouble once retrying cannot help; `wrong-data`
   * and `no-command` are about `act` alone.
   */
  insist<Value>(act: () => Promise<Value>): Promise<Value>;
  /** Gives up: nothing more is reported, and every call fails. */
  fail(trouble: QueueTrouble): void;
}

/** Makes the link of one connection; `onNews` is called once for each change. */
export function makeLink(onNews: (news: LinkNews) => void): Link {
  let refuse = (_: QueueTrouble) => {};
  const failed = new Promise<never>((_, reject) => {
    refuse = reject;
  });
  // A coordinator does not await this promise: it gets the same error from its next command.
  failed.catch(() => {});
  let dead: QueueTrouble | undefined;
  let down: { code: 'lost' | 'refuses'; reason: string } | undefined;
  const say = (code: 'lost' | 'refuses', reason: string) => {
    if (dead || reason === CLOSED_BY_US) return;
    const isNews = down?.code !== code;
    down = { code, reason };
    if (isNews) onNews({ code, reason });
  };
  const fail = (trouble: QueueTrouble) => {
    dead ??= trouble;
    refuse(dead);
  };
  const lose = (error: unknown) => {
    const trouble = troubleOf(error);
    if (trouble) fail(trouble);
    else say(isForNow(error) || isAnswer(error) ? 'refuses' : 'lost', reasonOfLoss(error));
  };
  const ready = () => {
    if (down && !dead) onNews({ code: 'back' });
    down = undefined;
  };
  return {
    failed,
    lose,
    ready,
    close: () => {
      if (!down) say('lost', 'closed');
    },
    said: () => down?.reason ?? '',
    fail,
    async insist(act) {
      for (;;) {
        try {
          const value = await act();
          ready();
          return value;
        } catch (error) {
          const refusal = refusalOf(error);
          if (refusal && !dead) throw refusal;
          lose(error);
          if (dead) throw dead;
          if (!isForNow(error)) throw error;
          await pause(RETRY_MS);
        }
      }
    },
  };
}
