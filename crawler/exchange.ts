import type { Conversation } from '../judging/conversation.ts';
import type { Target } from '../targets/hosts.ts';
import type { Resolved } from './arp.ts';
import { type ConnectFailure, connect } from './connect.ts';
import { converse, openEar, type Waits } from './conversation.ts';
import type { Patience } from './patience.ts';
import type { RoundTrip } from './round-trip.ts';

/** Everything that the wire showed of one seat. Times are in ms; `attempts` counts connections opened. */
export type Exchange = { attempts: number; connectMs?: number; totalMs: number } & (
  | { failure: ConnectFailure }
  | { conversation: Conversation }
);

/** What all exchanges of one sweep share. */
export interface Room {
  patience: Patience;
  waits: Waits;
  roundTrip: RoundTrip;
  isResolved: Resolved;
}

/**
 * Asks one seat for its record: connects, converses, and asks once more where the connection ended without a byte,
 * since a server that has just started, or is just closing its last client, does that. Never rejects for a seat's fault.
 */
export async function exchange(target: Target, room: Room, signal: AbortSignal): Promise<Exchange> {
  const first = await ask(target, { room, signal, spent: { attempts: 0, ms: 0 } });
  const left = room.patience.attempts - first.attempts;
  if (!endedWithoutAByte(first) || left < 1 || first.totalMs >= room.patience.totalMs) return first;
  const second = await ask(target, { room, signal, spent: { attempts: first.attempts, ms: first.totalMs } });
  // A server that hung up and is gone now is told of what it did while it was there.
  const told = 'failure' in second && second.failure !== 'cancelled' ? first : second;
  return { ...told, attempts: first.attempts + second.attempts, totalMs: first.totalMs + second.totalMs };
}

/** One connection and its conversation, within what the seat's budget has left. */
async function ask(
  target: Target,
  options: { room: Room; signal: AbortSignal; spent: { attempts: number; ms: number } },
): Promise<Exchange> {
  const { room, signal, spent } = options;
  const { patience, waits, roundTrip, isResolved } = room;
  const startedAt = performance.now();
  const left = () => patience.totalMs - spent.ms - (performance.now() - startedAt);
  const ear = openEar();
  const connected = await connect(target, {
    patience,
    budget: { attempts: patience.attempts - spent.attempts, ms: left() },
    roundTrip,
    isResolved: () => isResolved(target.host),
    onread: ear.onread,
    signal,
  });
  const { attempts } = connected;
  if ('failure' in connected) {
    return { failure: connected.failure, attempts, totalMs: performance.now() - startedAt };
  }
  const { socket, connectMs } = connected;
  const replyMs = Math.max(0, Math.min(patience.stretch * waits.replyMs, left()));
  const conversation = await converse({ socket, ear }, { ...waits, replyMs }, signal);
  return { conversation, attempts, connectMs, totalMs: performance.now() - startedAt };
}

function endedWithoutAByte(exchange: Exchange): boolean {
  if ('failure' in exchange) return exchange.failure === 'reset';
  const { ending, bytes } = exchange.conversation;
  return bytes.length === 0 && (ending === 'fin' || ending === 'reset');
}
