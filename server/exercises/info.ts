import { QUIET_CLIENT_MS, REQUEST, REQUEST_DEADLINE_MS, UNREAD_REPLY_MS } from '../../shared/protocol.ts';
import type { Student } from '../../shared/reply.ts';
import { type Exercise, readOn, type Session, type Turn } from './exercise.ts';

/** What a seat shares: the record, or that its student keeps it private. */
export type SharedRecord = Student | { id: string; declined: true };

/** The survey's own exercise: one `get`, one record, the end. docs/protocol.md has the rules. */
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

/** A last reply. Made once, for all clients. */
function sayLast(value: object): Turn {
  return { reply: Buffer.from(`${JSON.stringify(value)}\n`), close: true };
}

/** Blanks that may come before a request: a few are a habit, four thousand are a flood. */
const MAX_BLANKS = 4_096;

const LINE_FEED = 0x0a;
const blanks = new Set(Buffer.from(' \t\r\v\f'));

function startSession(turns: Turns): Session {
  let bytes = 0;
  let heard = '';
  return {
    onBytes(message) {
      bytes += message.length;
      // TCP may bring `g` now and `et` later, so the bytes are gathered until three of them decide.
      for (const byte of message.subarray(0, MAX_BLANKS)) {
        if (byte === LINE_FEED) return turns.unknown;
        if (blanks.has(byte)) continue;
        heard += String.fromCharCode(byte);
        if (heard.length === REQUEST.length) {
          return heard.toLowerCase() === REQUEST ? turns.record : turns.unknown;
        }
      }
      return bytes < MAX_BLANKS ? readOn : turns.unknown;
    },
    // A client of the first lesson reads without asking. One that has begun to ask has until the deadline.
    onQuiet: () => (bytes === 0 ? turns.record : readOn),
    onEnd: () => (heard === '' ? turns.record : turns.unknown),
    onExpired: () => turns.unfinished,
  };
}
