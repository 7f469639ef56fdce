/** What ended a command from outside, with the exit code that the shell expects of it: 128 and the signal's number. */
export const interruptCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
export type Interrupt = keyof typeof interruptCodes;

export interface InterruptWatch {
  signal: AbortSignal;
  /** What came, if anything did. */
  came(): Interrupt | undefined;
  /** Hands the signals back to the system. */
  release(): void;
}

/**
 * Turns the first Ctrl-C, SIGTERM or closed terminal into an abort, so that a command can end in good order.
 * A second one ends it the hard way.
 */
export function watchInterrupts(): InterruptWatch {
  const controller = new AbortController();
  let came: Interrupt | undefined;
  const listeners = Object.entries(interruptCodes).map(([name, code]) => {
    const listener = () => {
      if (came) process.exit(code);
      came = name === 'SIGINT' ? 'SIGINT' : name === 'SIGTERM' ? 'SIGTERM' : 'SIGHUP';
      controller.abort();
    };
    process.on(name, listener);
    return { name, listener };
  });
  return {
    signal: controller.signal,
    came: () => came,
    release: () => {
      for (const { name, listener } of listeners) process.off(name, listener);
    },
  };
}
