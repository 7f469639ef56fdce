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

/** Sums up the connections of one crawler, in the order in which they were opened. A crawler in a loop has very many. */
export function sumUp(calls: readonly Call[]): RoomVisit {
  return {
    seats: new Set(calls.map(({ seat }) => seat)).size,
    connections: calls.length,
    tookMs: lastSignAt(calls) - (calls[0]?.openedAt ?? 0),
    atOnce: countAtOnce(calls),
    leftEarly: calls.filter(call => call.saidAllAt === undefined && call.ending !== 'open').length,
    resets: calls.filter(({ ending }) => ending === 'reset').length,
  };
}

/** When a connection last came or ended; -Infinity if there was none. */
export function lastSignAt(calls: readonly Call[]): number {
  return calls.reduce((last, { openedAt, leftAt = openedAt }) => Math.max(last, leftAt), -Infinity);
}

function countAtOnce(calls: readonly Call[]): number {
  const changes = calls.flatMap(({ openedAt, leftAt = Infinity }) => [
    { at: openedAt, by: 1 },
    { at: leftAt, by: -1 },
  ]);
  let open = 0;
  let most = 0;
  // If one leaves when another comes, they were not open together.
  for (const { by } of changes.sort((a, b) => a.at - b.at || a.by - b.by)) {
    open += by;
    most = Math.max(most, open);
  }
  return most;
}
