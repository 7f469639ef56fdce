import { type OpenFailure, type OpenRoom, openRoom } from './open.ts';
import type { Seat } from './seat.ts';
import { type RoomVisit, sumUp } from './visits.ts';
import { waitForCrawler } from './wait.ts';

/**
 * The demo's servers run in a process of their own, so that the crawl is between real processes. It is sent the seats,
 * answers whether they are open, reports each crawler that has left, and ends when its parent does.
 */
export type RoomAnswer = { code: 'ready' } | OpenFailure | { code: 'visited'; visit: RoomVisit };

/** A process started with this word serves a room instead of running a command. */
export const ROOM_PROCESS = 'room-process';

/** Whether this process was started as a room's. */
export function isRoomProcess(): boolean {
  return process.argv[2] === ROOM_PROCESS && process.send !== undefined;
}

/** A crawler has left when no connection is open and none has come or ended for this long. */
const GONE_MS = 1_500;

/** Runs as the room's process until the parent disconnects. */
export function serveRoom(): void {
  process.on('message', async (seats: Seat[]) => answer(await open(seats)));
  process.on('disconnect', () => process.exit(0));
  // Ctrl-C goes to the whole process group, but the parent decides when the room closes.
  process.on('SIGINT', () => {});
}

function answer(message: RoomAnswer): void {
  process.send?.(message);
}

async function open(seats: readonly Seat[]): Promise<RoomAnswer> {
  const room = await openRoom(seats);
  if (room.code === 'failed') return room;
  void reportVisits(room);
  return { code: 'ready' };
}

async function reportVisits(room: OpenRoom): Promise<void> {
  while (await waitForCrawler(room, { goneMs: GONE_MS })) {
    answer({ code: 'visited', visit: sumUp(room.calls()) });
    room.forget();
  }
}
