import { setTimeout as pause } from 'node:timers/promises';
import type { OpenRoom } from './open.ts';
import { lastSignAt } from './visits.ts';

/** A crawler that still has a connection open gets this long; after that it hangs. */
const HUNG_MS = 20_000;

/** How often the room is polled. */
const LOOK_MS = 100;

/**
 * When a program ends, the system closes its connections. Each seat then says the rest, within three seconds; this is
 * longer, for a busy computer. Only a process that has left its crawler's group keeps a connection open.
 */
const CLOSING_MS = 10_000;

/**
 * Waits until a crawler has come and gone: none of its connections is open, and for `goneMs` none has come or ended.
 * Resolves with false if the signal aborts first.
 */
export async function waitForCrawler(
  room: OpenRoom,
  { goneMs, signal }: { goneMs: number; signal?: AbortSignal },
): Promise<boolean> {
  while (!signal?.aborted) {
    const calls = room.calls();
    const quietMs = room.now() - lastSignAt(calls);
    const isOpen = calls.some(({ ending }) => ending === 'open');
    if (calls.length > 0 && quietMs > (isOpen ? HUNG_MS : goneMs)) return true;
    await pause(LOOK_MS);
  }
  return false;
}

/** Waits until the room has seen the last connection end, for ten seconds at most. */
export async function waitForClosing(room: OpenRoom): Promise<void> {
  const until = room.now() + CLOSING_MS;
  while (room.now() < until && room.calls().some(({ ending }) => ending === 'open'))
    await pause(LOOK_MS / 10);
}
