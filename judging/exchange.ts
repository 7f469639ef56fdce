import type { OwnTrouble } from '../shared/finding.ts';

/** How the attempts to connect ended where no connection came of them; the trouble of this computer is no fault of the seat. */
export type ConnectFailure =
  | OwnTrouble
  | 'refused'
  | 'reset'
  | 'unreachable'
  | 'unknown-name'
  | 'no-connection'
  | 'cancelled';

/** How the bytes of a seat came to an end: by the seat, by its silence, or by our own limits. */
export type ReplyEnding = 'fin' | 'reset' | 'quiet' | 'deadline' | 'full' | 'cancelled';

/** What one connection brought. Times are in ms since it stood. */
export interface Received {
  ending: ReplyEnding;
  /** The first 4,096 bytes. */
  bytes: Buffer;
  /** What came beyond them: nothing, white space, NUL bytes and white space, or more. */
  excess: 'none' | 'blank' | 'nul' | 'data';
  /** How many reads brought them, up to the end of the object. */
  pieces: number;
  firstByteMs?: number;
  wholeMs?: number;
  /** Set where a line end was sent after the request, because no byte had come. */
  newlineMs?: number;
}

/**
 * Everything that the wire showed of one seat: a failure to connect, which brings no bytes, or what the last connection
 * brought. `attempts` counts all connections opened, and `totalMs` the time since the first of them.
 */
export interface Exchange extends Omit<Received, 'ending'> {
  ending: ReplyEnding | ConnectFailure;
  attempts: number;
  connectMs?: number;
  /** The address that answered, where a name leads to several. */
  address?: string;
  totalMs: number;
}

/** What a seat brought that was never connected to. */
export const nothingReceived: Omit<Received, 'ending'> = {
  bytes: Buffer.alloc(0),
  excess: 'none',
  pieces: 0,
};
