import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileTroubleOf } from '../cli/files.ts';
import { writeOut } from '../cli/output.ts';
import { UsageError } from '../cli/usage-error.ts';
import type { Messages } from '../messages/messages.ts';
import type { OpenFailure } from '../room/open.ts';
import type { Addressing } from '../room/seat.ts';

/** How many ports are tried if the first ones are in use. */
const PORTS_TRIED = 20;

/** Opens a practice room at a port or a later one, and reports busy ports. @throws UsageError if no port is free */
export async function openPracticeRoom<Opened extends { code: 'ready' }>(
  at: { port: number; oneAddress: boolean; say?: (text: string) => Promise<void> },
  open: (addressing: Addressing) => Promise<Opened | OpenFailure>,
  messages: Messages,
): Promise<Opened> {
  const { demo } = messages;
  const { say = writeOut } = at;
  const hasOne = !(await hasSecondLoopback());
  if (hasOne && !at.oneAddress) await say(demo.oneAddress);
  const oneAddress = hasOne || at.oneAddress;
  let { port } = at;
  for (let tried = 1; ; tried++) {
    const room = await open({ port, oneAddress });
    if (room.code === 'ready') return room;
    if (room.reason !== 'EADDRINUSE') throw cannotOpen(room, messages);
    if (tried === PORTS_TRIED) throw new UsageError(demo.noPort(at.port, room.port));
    port = oneAddress ? room.port + 1 : port + 1;
    await say(demo.portInUse({ host: room.host, port: room.port, next: port }));
  }
}

/** Whether all of 127.0.0.0/8 belongs to this machine, as on Linux and Windows; macOS has only 127.0.0.1. */
export async function hasSecondLoopback(): Promise<boolean> {
  const server = createServer();
  try {
    server.listen({ host: '127.0.0.2', port: 0 });
    await once(server, 'listening');
    return true;
  } catch {
    // EADDRNOTAVAIL: there is only 127.0.0.1.
    return false;
  } finally {
    server.close();
  }
}

/** The UsageError for a seat that cannot listen. */
export function cannotOpen(at: OpenFailure, messages: Messages): UsageError {
  const reason = fileTroubleOf(Object.assign(new Error(at.reason), { code: at.reason }), messages);
  return new UsageError(messages.demo.cannotOpen({ ...at, reason }));
}
