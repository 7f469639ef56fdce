/** How soon a waiting seat tries again if no other seat has opened or closed a connection meanwhile. */
const LOOK_AGAIN_MS = 100;

/** If nothing could be opened for this long, something else has taken the descriptors, and waiting does not help. */
const GIVE_UP_MS = 10_000;

/** A queue in which the seats of a sweep wait for a free descriptor or port. */
export interface Shortage {
  /** Waits for a turn to try again; resolves with false if nothing could be opened for too long. */
  wait(): Promise<boolean>;
  /** Records that a seat has opened or closed a connection, so that the next may try. */
  pass(): void;
}

/** Starts with an empty queue. */
export function watchShortage(): Shortage {
  const waiting: (() => void)[] = [];
  let passedAt = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const wakeFirst = () => {
    clearTimeout(timer);
    waiting.shift()?.();
    // Only one seat at a time retries by the clock: hundreds of them would slow down the seats being asked.
    timer = waiting.length > 0 ? setTimeout(wakeFirst, LOOK_AGAIN_MS) : undefined;
  };
  return {
    async wait() {
      await new Promise<void>(resolve => {
        waiting.push(resolve);
        timer ??= setTimeout(wakeFirst, LOOK_AGAIN_MS);
      });
      return performance.now() - passedAt < GIVE_UP_MS;
    },
    pass() {
      passedAt = performance.now();
      if (waiting.length > 0) wakeFirst();
    },
  };
}
