import { fileTroubleOf } from '../cli/files.ts';
import { writeOut } from '../cli/output.ts';
import { UsageError } from '../cli/usage.ts';
import type { Messages } from '../messages/messages.ts';
import { hasSecondLoopback, openAtFreePlace } from '../room/find-place.ts';
import type { OpenFailure } from '../room/open.ts';
import type { RoomPlace } from '../room/seat.ts';

/** Opens a practice room at a port or a later one, and reports busy ports. @throws UsageError if no port is free */
export async function openPracticeRoom<Opened extends { code: 'ready' }>(
  at: { port: number; oneAddress: boolean; say?: (text: string) => Promise<void> },
  open: (place: RoomPlace) => Promise<Opened | OpenFailure>,
  messages: Messages,
): Promise<Opened> {
  const { demo } = messages;
  const { port, say = writeOut } = at;
  const hasOne = !(await hasSecondLoopback());
  if (hasOne && !at.oneAddress) await say(demo.oneAddress);
  const room = await openAtFreePlace(
    { port, oneAddress: hasOne || at.oneAddress },
    { open, onBusy: busy => say(demo.portInUse(busy)) },
  );
  if (room.code === 'ready') return room;
  if (room.reason === 'EADDRINUSE') throw new UsageError(demo.noPort(port, room.port));
  throw cannotOpen(room, messages);
}

/** The UsageError for a seat that cannot listen. */
export function cannotOpen(at: OpenFailure, messages: Messages): UsageError {
  const reason = fileTroubleOf(Object.assign(new Error(at.reason), { code: at.reason }), messages);
  return new UsageError(messages.demo.cannotOpen({ ...at, reason }));
}
