import { setTimeout as pause } from 'node:timers/promises';
import type { LinkNews } from './shard-queue.ts';
import { isForNow, type QueueTrouble, reasonOfLoss, troubleOf } from './trouble.ts';

/** A full or a starting queue is asked again after so long. */
const RETRY_MS = 1_000;

/** The state of the connections to a queue, said once at each change. */
export interface Link {
  /** Takes in an error of a connection. */
  lose(error: unknown): void;
  ready(): void;
  /** The connection has ended; its error, if it had one, was said before. */
  close(): void;
  /** Why the connection is lost now, or nothing. */
  said(): string;
  /** Does what the queue may refuse for a while, until it does not. Rejects with a QueueTrouble that lasts. */
  insist<Value>(act: () => Promise<Value>): Promise<Value>;
}

/** `onTrouble` is called once, at the first error that waiting does not mend; after it nothing succeeds. */
export function makeLink(on: {
  news: (news: LinkNews) => void;
  trouble: (trouble: QueueTrouble) => void;
}): Link {
  let dead: QueueTrouble | undefined;
  let said = '';
  const say = (code: 'lost' | 'refuses', reason: string) => {
    if (said === reason) return;
    said = reason;
    on.news({ code, reason });
  };
  const lose = (error: unknown) => {
    const trouble = troubleOf(error);
    if (trouble && !dead) {
      dead = trouble;
      on.trouble(trouble);
    }
    if (!dead) say(isForNow(error) ? 'refuses' : 'lost', reasonOfLoss(error));
  };
  const ready = () => {
    if (said !== '') on.news({ code: 'back' });
    said = '';
  };
  return {
    lose,
    ready,
    close: () => {
      if (said === '' && !dead) say('lost', 'closed');
    },
    said: () => said,
    async insist(act) {
      for (;;) {
        try {
          const value = await act();
          ready();
          return value;
        } catch (error) {
          lose(error);
          if (dead) throw dead;
          if (!isForNow(error)) throw error;
          await pause(RETRY_MS);
        }
      }
    },
  };
}
