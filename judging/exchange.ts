import type { OwnTrouble } from '../shared/finding.ts';

/** Why no connection could be made. Own trouble lies with this computer, not with the seat. */
export type ConnectFailure =
  | OwnTrouble
  | 'refused'
  | 'reset'
  | 'unreachable'
  | 'unknown-name'
  | 'no-connection'
  | 'cancelled';

/** How a reply ended: the seat ended it, fell silent, or reached one of our limits. */
export type ReplyEnding = 'fin' | 'reset' | 'quiet' | 'deadline' | 'full' | 'cancelled';

/** What one connection brought. Times are in ms since it was established. */
export interface Received {
  ending: ReplyEnding;
  /** The first 4,096 bytes. */
  bytes: Buffer;
  /** What followed them; not all of it if that is very long. */
  rest: Buffer;
  /** The number of reads up to the end of the object. */
  pieces: number;
  firstByteMs?: number;
  wholeMs?: number;
  /** When a line end was sent after the request because no byte had come; absent if none was sent. */
  newlineMs?: number;
}

/**
 * Everything the wire showed about one seat: a failure to connect, or what the last connection brought. `attempts` counts
 * all attempts to connect; `totalMs` is the time since the first one.
 */
export interface Exchange extends Omit<Received, 'ending'> {
  ending: ReplyEnding | ConnectFailure;
  attempts: number;
  connectMs?: number;
  /** The address that answered, if the name has several. */
  address?: string;
  totalMs: number;
}

/** The reply of a seat that could not be connected to: no bytes. */
export const nothingReceived: Omit<Received, 'ending'> = {
  bytes: Buffer.alloc(0),
  rest: Buffer.alloc(0),
  pieces: 0,
};
