import type { Call } from './call.ts';

/** Figures about one crawler's visit to a room. Times in ms. */
export interface RoomVisit {
  seats: number;
  connections: number;
  tookMs: number;
  /** The largest number of connections open at the same time. */
  atOnce: number;
  /** Connections that the client left before the seat had said everything. */
  leftEarly: number;
  /** Connections that the client reset, with bytes unread. */
  resets: number;
}

/** Sums up the connections of one crawler; all of them must have ended. */
export function sumUp(calls: readonly Call[]): RoomVisit {
  const ends = calls.map(({ openedAt, leftAt = openedAt }) => leftAt);
  const starts = calls.map(({ openedAt }) => openedAt);
  return {
    seats: new Set(calls.map(({ seat }) => seat)).size,
    connections: calls.length,
    tookMs: Math.max(...ends) - Math.min(...starts),
    atOnce: Math.max(...calls.map(call => calls.filter(other => isOpenAt(other, call.openedAt)).length)),
    leftEarly: calls.filter(call => call.saidAllAt === undefined && call.ending !== 'open').length,
    resets: calls.filter(({ ending }) => ending === 'reset').length,
  };
}

function isOpenAt({ openedAt, leftAt = Number.POSITIVE_INFINITY }: Call, moment: number): boolean {
  return openedAt <= moment && moment < leftAt;
}
