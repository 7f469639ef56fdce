import { connect } from '../crawler/connect.ts';
import { choosePatience } from '../crawler/patience.ts';
import { learnRoundTrip } from '../crawler/round-trip.ts';
import type { ConnectFailure } from '../judging/exchange.ts';
import { type Connection, openConnection } from './connection.ts';
import type { Visit } from './timeline.ts';

/** Where a server is to be found. */
export interface Address {
  host: string;
  port: number;
}

/** A visit, or why no connection came of it. */
export type Visited = { visit: Visit } | { failure: ConnectFailure };

/** What a visitor says and waits for on a connection that stands. */
export type Script = (connection: Connection) => Promise<void>;

/** The whole time of one attempt to connect: a lost SYN is repeated by the kernel after one second. */
const CONNECT_MS = 4_000;

const OUT_OF_SOCKETS = 'this system opened no connection; too many open files (ulimit -n)?';

/**
 * Connects once, follows the script, and hangs up. Whatever the server does is a result; rejects where `signal` aborts,
 * or where this machine cannot open a connection.
 */
export async function visit(at: Address, script: Script, signal: AbortSignal): Promise<Visited> {
  const roundTrip = learnRoundTrip();
  const connected = await connect(at, {
    patience: choosePatience({ timeoutMs: CONNECT_MS, attempts: 1 }, roundTrip),
    budget: { attempts: 1, ms: CONNECT_MS },
    roundTrip,
    isResolved: () => false,
    signal,
  });
  signal.throwIfAborted();
  if ('failure' in connected) {
    if (connected.failure === 'descriptors' || connected.failure === 'ports') throw new Error(OUT_OF_SOCKETS);
    return { failure: connected.failure };
  }
  const connection = openConnection(connected.socket, connected.connectMs);
  const cancel = () => void connection.hangUp();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    await script(connection);
    signal.throwIfAborted();
    return { visit: connection.hangUp() };
  } finally {
    signal.removeEventListener('abort', cancel);
    connection.hangUp();
  }
}
