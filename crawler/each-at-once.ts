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
 * them as not done. If a task throws, rejects with the first error once all running tasks have finished.
 */
export async function eachAtOnce<Item>(
  items: Iterable<Item>,
  { concurrency, signal }: Bounds,
  task: (item: Item) => Promise<void>,
): Promise<void> {
  // Each task may listen to the signal: that is no leak.
  setMaxListeners(0, signal);
  const limit = pLimit(concurrency);
  const open = new Set<Promise<void>>();
  const failures: unknown[] = [];
  let makeRoom = () => {};
  for (const item of items) {
    const running = limit(task, item)
      .catch(error => void failures.push(error))
      .finally(() => {
        open.delete(running);
        makeRoom();
      });
    open.add(running);
    // Not Promise.race(open), which would add a listener to every open promise for each item.
    if (open.size >= concurrency) await new Promise<void>(resolve => (makeRoom = resolve));
    if (failures.length > 0) break;
  }
  await Promise.all(open);
  if (failures.length > 0) throw failures[0];
}
