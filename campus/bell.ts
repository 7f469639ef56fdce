/** Wakes one waiter as soon as a name is rung, a timeout passes or the signal aborts. */
export interface Bell {
  ring(name: string): void;
  /** Resolves with the names rung since the last wait, after `ms` at the latest. */
  wait(ms: number): Promise<string[]>;
  /** Settles like `work`, but rejects at once if the signal aborts first. */
  orAbort<Value>(work: Promise<Value>): Promise<Value>;
  close(): void;
}

export function openBell(signal: AbortSignal): Bell {
  const rung = new Set<string>();
  let wake = () => {};
  const leave = new Set<() => void>();
  const abort = () => {
    wake();
    for (const reject of leave) reject();
  };
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  return {
    ring(name) {
      rung.add(name);
      wake();
    },
    async wait(ms) {
      if (rung.size === 0 && ms > 0 && !signal.aborted) {
        let timer: ReturnType<typeof setTimeout> | undefined;
        await new Promise<void>(resolve => {
          wake = resolve;
          timer = setTimeout(resolve, ms);
        });
        clearTimeout(timer);
      }
      const names = [...rung];
      rung.clear();
      return names;
    },
    orAbort: work =>
      new Promise((resolve, reject) => {
        const giveUp = () => reject(new Error('aborted'));
        if (signal.aborted) return giveUp();
        leave.add(giveUp);
        work.then(resolve, reject).finally(() => leave.delete(giveUp));
      }),
    close: () => signal.removeEventListener('abort', abort),
  };
}
