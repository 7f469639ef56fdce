import { setMaxListeners } from 'node:events';
import pLimit from 'p-limit';

/** How many items are processed at the same time, and the signal that ends the work early. */
export interface Bounds {
  concurrency: number;
  signal: AbortSignal;
}

/**
 * Runs `task` on each item, with limited concurrency. Items are drawn only when there is room, so a long list takes no
 * more memory than a short one. After an abort the task is still called for the remaining items, so that it can report
 * them as not done. If a task or `items` throws, rejects with the first error once all running tasks have finished.
 *
 * The tasks share a signal made for this run, so that many listeners on it do not look like a leak.
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
      // Not Promise.race(open), which would add a listener to every open promise for each item.
      if (open.size >= concurrency) await new Promise<void>(resolve => (makeRoom = resolve));
      if (failures.length > 0) break;
    }
  } finally {
    await Promise.all(open);
    signal.removeEventListener('abort', abort);
  }
  if (failures.length > 0) throw failures[0];
}
