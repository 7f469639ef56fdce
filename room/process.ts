import type { Call } from './call.ts';
import { type OpenFailure, openRoom } from './open.ts';
import type { Seat } from './seat.ts';
import { type RoomVisit, sumUp } from './visits.ts';

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

/** A crawler has left when no connection is open and none has come for this long. */
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
  let calls: Call[] = [];
  let opened = 0;
  let timer: NodeJS.Timeout | undefined;
  const room = await openRoom(seats, {
    onOpened: () => {
      opened++;
      clearTimeout(timer);
    },
    onLeft: call => {
      calls.push(call);
      if (calls.length < opened) return;
      timer = setTimeout(() => {
        answer({ code: 'visited', visit: sumUp(calls) });
        calls = [];
        opened = 0;
      }, GONE_MS);
    },
  });
  return room.code === 'ready' ? { code: 'ready' } : room;
}
