/** A seat that waits for a descriptor looks again after this time where no other seat has opened or ended one meanwhile. */
const LOOK_AGAIN_MS = 100;

/** Nothing could be opened for this long: the descriptors are taken by something else, and waiting is no help. */
const GIVE_UP_MS = 10_000;

/** Where the seats of a sweep wait for a descriptor or a port of this computer. */
export interface Shortage {
  /** Waits for a turn to look again; false where nothing has been opened for so long that it is no use. */
  wait(): Promise<boolean>;
  /** A seat has opened a connection, or has ended and given one back: the next may look. */
  pass(): void;
}

export function watchShortage(): Shortage {
  const waiting: (() => void)[] = [];
  let passedAt = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const wakeFirst = () => {
    clearTimeout(timer);
    waiting.shift()?.();
    // One at a time looks by the clock: hundreds of seats that all look would take the time of those that are asked.
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
