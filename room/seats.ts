import { createServer } from 'node:net';
import { info } from '../server/exercises/info.ts';
import { serveTcp } from '../server/tcp.ts';
import { parseAccess } from '../shared/address.ts';
import { behaviourOf } from './faults.ts';
import type { DemoSeat } from './room.ts';

/**
 * The process of the demo's servers, so that the crawl of them crosses a real boundary. It is sent the room, answers
 * with what came of it, and ends when its parent does.
 */
export type SeatsAnswer = { code: 'ready' } | { code: 'failed'; reason: string; host: string; port: number };

process.on('message', async (seats: DemoSeat[]) => process.send?.(await openRoom(seats)));
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group; the parent decides when the room closes.
process.on('SIGINT', () => {});

async function openRoom(seats: readonly DemoSeat[]): Promise<SeatsAnswer> {
  for (const seat of seats) {
    try {
      await openSeat(seat);
    } catch (error) {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      return { code: 'failed', reason, host: seat.host, port: seat.port };
    }
  }
  return { code: 'ready' };
}

async function openSeat({ host, port, student, fault }: DemoSeat): Promise<void> {
  if (fault === undefined) {
    const access = parseAccess(['private']);
    if ('bad' in access) return;
    await serveTcp({ host, port, exercise: info(student), access, limitLoopback: false, onEvent: () => {} });
    return;
  }
  const behave = behaviourOf(fault);
  if (!behave) return;
  const server = createServer(socket => {
    // The crawler may leave before a broken seat has done its worst.
    socket.on('error', () => {});
    behave(socket, student);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, resolve);
  });
}
