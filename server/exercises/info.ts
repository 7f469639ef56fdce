import { QUIET_CLIENT_MS, REQUEST, REQUEST_DEADLINE_MS, UNREAD_REPLY_MS } from '../../shared/protocol.ts';
import type { Student } from '../../shared/reply.ts';
import { type Exercise, type Session, type Turn, waitForMore } from './exercise.ts';

/** What a seat shares: the record, or the statement that its student keeps it private. */
export type SharedRecord = Student | { id: string; declined: true };

/** The survey's exercise: one `get`, one record, then the end. docs/protocol.md has the rules. */
export function info(record: SharedRecord): Exercise {
  const turns: Turns = {
    record: sayLast(record),
    unknown: sayLast({ error: `unknown request; send ${REQUEST}` }),
    unfinished: sayLast({ error: `no request within ${REQUEST_DEADLINE_MS / 1_000} s; send ${REQUEST}` }),
  };
  return {
    shares: record,
    limits: { lifetimeMs: REQUEST_DEADLINE_MS, quietMs: QUIET_CLIENT_MS, unreadMs: UNREAD_REPLY_MS },
    stays: false,
    begin: () => startSession(turns),
  };
}

type Turns = Record<'record' | 'unknown' | 'unfinished', Turn>;

/** A reply that ends the connection, encoded once for all clients. */
function sayLast(value: object): Turn {
  return { reply: Buffer.from(`${JSON.stringify(value)}\n`), close: true };
}

/** The most blanks accepted before a request: some clients send a few, but thousands are a flood. */
const MAX_BLANKS = 4_096;

const LINE_FEED = 0x0a;
const blanks = new Set(Buffer.from(' \t\r\v\f'));

function startSession(turns: Turns): Session {
  let bytes = 0;
  let heard = '';
  return {
    onBytes(message) {
      bytes += message.length;
      // TCP may deliver `g` now and `et` later, so collect bytes until there are three.
      for (const byte of message.subarray(0, MAX_BLANKS)) {
        if (byte === LINE_FEED) return turns.unknown;
        if (blanks.has(byte)) continue;
        heard += String.fromCharCode(byte);
        if (heard.length === REQUEST.length) {
          return heard.toLowerCase() === REQUEST ? turns.record : turns.unknown;
        }
      }
      return bytes < MAX_BLANKS ? waitForMore : turns.unknown;
    },
    // Clients of the first lesson read without asking. A client that has begun its request may take until the deadline.
    onQuiet: () => (bytes === 0 ? turns.record : waitForMore),
    onEnd: () => (heard === '' ? turns.record : turns.unknown),
    onExpired: () => turns.unfinished,
  };
}
