import { setMaxListeners } from 'node:events';
import pLimit from 'p-limit';

/** How many items are worked on at the same time, and what ends the work early. */
export interface Bounds {
  concurrency: number;
  signal: AbortSignal;
}

/**
 * Runs `task` on each item, a bounded number at the same time. An item is drawn when there is room for it, so that a long
 * list costs no more memory than a short one. After an abort the rest is still drawn: what an item that was not
 * begun comes to is for the task to say. Rejects with the first error of a task, or of `items`, when the open ones are done.
 *
 * The tasks get a signal of their own: their listeners go with it, and many of them are no leak.
 */
export async function eachAtOnce<Item>(
  items: Iterable<Item>,
  { concurrency, signal }: Bounds,
  task: (item: Item, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const limit = pLimit(concurrency);
  const own = new AbortController();
  setMaxListeners(0, own.signal);
  const abort = () => own.abort(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });

  const failures: unknown[] = [];
  const open = new Set<Promise<void>>();
  let makeRoom = () => {};
  const run = async (item: Item) => {
    try {
      await task(item, own.signal);
    } catch (error) {
      failures.push(error);
    }
  };
  try {
    for (const item of items) {
      const running = limit(run, item);
      open.add(running);
      void running.then(() => {
        open.delete(running);
        makeRoom();
      });
      // Promise.race(open) would do, but it leaves a listener on each open promise for each item.
      if (open.size >= concurrency) await new Promise<void>(resolve => (makeRoom = resolve));
      if (failures.length > 0) break;
    }
  } finally {
    await Promise.all(open);
    signal.removeEventListener('abort', abort);
  }
  if (failures.length > 0) throw failures[0];
}
