import { connect } from '../crawler/connect.ts';
import { choosePatience } from '../crawler/patience.ts';
import { learnRoundTrip } from '../crawler/round-trip.ts';
import type { ConnectFailure } from '../judging/exchange.ts';
import { isOwnTrouble, type OwnTrouble } from '../shared/finding.ts';
import { type Connection, openConnection } from './connection.ts';
import { OwnTroubleError, type Trip, whenPossible } from './own-trouble.ts';
import type { Visit } from './timeline.ts';

/** Where a server is to be found. */
export interface Address {
  host: string;
  port: number;
}

/** A visit, or why no connection came of it. */
export type Visited = { visit: Visit } | { failure: Exclude<ConnectFailure, OwnTrouble> };

/** What a visitor says and waits for on a connection that stands. */
export type Script = (connection: Connection) => Promise<void>;

/** The whole time of one attempt to connect: a lost SYN is repeated by the kernel after one second. */
const CONNECT_MS = 4_000;

/**
 * Connects once, follows the script, and hangs up. Whatever the server does is a result; rejects where `signal` aborts,
 * and with an OwnTroubleError where this computer cannot open a connection.
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
    signal,
  });
  if (!('failure' in connected)) return connected;
  const { failure } = connected;
  if (isOwnTrouble(failure)) throw new OwnTroubleError(failure);
  return { failure };
}
