import { connect } from '../crawler/connect.ts';
import { choosePatience } from '../crawler/patience.ts';
import { learnRoundTrip } from '../crawler/round-trip.ts';
import type { ConnectFailure } from '../judging/exchange.ts';
import { lookUp } from '../network/look-up.ts';
import { isOwnTrouble, type OwnTrouble } from '../shared/finding.ts';
import { type Connection, openConnection } from './connection.ts';
import { OwnTroubleError, type Trip, whenPossible } from './own-trouble.ts';
import type { Visit } from './timeline.ts';

/** Where a server listens. */
export interface Address {
  host: string;
  port: number;
}

/** A visit, or why no connection could be made. */
export type Visited =
  | { visit: Visit; failure?: never }
  | { visit?: never; failure: Exclude<ConnectFailure, OwnTrouble> };

/** What to send and wait for on an established connection. */
export type Script = (connection: Connection) => Promise<void>;

/** The time limit for connecting. The kernel repeats a lost SYN after one second, so there is time for that. */
const CONNECT_MS = 4_000;

/**
 * Connects once, runs the script, and hangs up. Whatever the server does is a result. Rejects if the signal aborts, and
 * with an OwnTroubleError if this computer cannot open a connection.
 */
export async function visit(at: Address, script: Script, trip: Trip): Promise<Visited> {
  const { signal } = trip;
  const connected = await whenPossible(() => connectTo(at, signal), trip);
  signal.throwIfAborted();
  if ('failure' in connected) return connected;
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
    trip.shortage.pass();
  }
}

async function connectTo(at: Address, signal: AbortSignal) {
  const roundTrip = learnRoundTrip();
  const connected = await connect(at, {
    patience: choosePatience({ timeoutMs: CONNECT_MS, attempts: 1 }, roundTrip),
    budget: { attempts: 1, ms: CONNECT_MS },
    roundTrip,
    isResolved: () => false,
    lookup: await lookUp(at.host, signal),
    signal,
  });
  if (!('failure' in connected)) return connected;
  const { failure } = connected;
  if (isOwnTrouble(failure)) throw new OwnTroubleError(failure);
  return { failure };
}
