import type { OpenRoom } from '../room/open.ts';

/** A crawler that nobody started from here is done when no connection has come for so long. */
const GONE_MS = 5_000;

/** One that still waits at a seat has so long: more is a crawler that hangs. */
const HUNG_MS = 20_000;

/** How often the room is looked at. */
const LOOK_MS = 100;

/** Connections that a program left open are closed by its system; the room hears of them within this time. */
const CLOSING_MS = 1_000;

/** Waits until a crawler has come and gone. Resolves with false where the signal came first. */
export async function waitForCrawler(room: OpenRoom, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted) {
    const calls = room.calls();
    const last = Math.max(...calls.map(({ openedAt }) => openedAt));
    const quietMs = room.now() - last;
    const isOpen = calls.some(({ ending }) => ending === 'open');
    if (calls.length > 0 && quietMs > (isOpen ? HUNG_MS : GONE_MS)) return true;
    await pause(LOOK_MS);
  }
  return false;
}

/** Waits until the room has heard of the last connection's end, for a second at most. */
export async function waitForClosing(room: OpenRoom): Promise<void> {
  const until = room.now() + CLOSING_MS;
  while (room.now() < until && room.calls().some(({ ending }) => ending === 'open'))
    await pause(LOOK_MS / 10);
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, ms);
  });
}
