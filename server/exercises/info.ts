import { QUIET_CLIENT_MS, REQUEST, REQUEST_DEADLINE_MS, UNREAD_REPLY_MS } from '../../shared/protocol.ts';
import type { Student } from '../../shared/reply.ts';
import { type Conversation, type Exercise, listenOn, type Turn } from './exercise.ts';

/** What a seat shares: the record, or that its student keeps it private. */
export type SharedRecord = Student | { id: string; declined: true };

/** The survey's own server: one `get`, one record, the end. docs/protocol.md has the rules. */
export function info(record: SharedRecord): Exercise {
  const turns: Turns = {
    record: say(record),
    unknown: say({ error: `unknown request; send ${REQUEST}` }),
    unfinished: say({ error: `no request within ${REQUEST_DEADLINE_MS / 1_000} s; send ${REQUEST}` }),
  };
  return {
    shares: record,
    limits: { lifetimeMs: REQUEST_DEADLINE_MS, quietMs: QUIET_CLIENT_MS, unreadMs: UNREAD_REPLY_MS },
    stays: false,
    begin: () => converse(turns),
  };
}

type Turns = Record<'record' | 'unknown' | 'unfinished', Turn>;

/** Made once, for all clients: an answer costs no more than its write. */
function say(value: object): Turn {
  return { reply: Buffer.from(`${JSON.stringify(value)}\n`), close: true };
}

/** White space that may come before a request: a line of it is a habit, four thousand bytes are a flood. */
const MAX_BLANKS = 4_096;

const LINE_FEED = 0x0a;
const blanks = new Set(Buffer.from(' \t\r\v\f'));

function converse(turns: Turns): Conversation {
  let bytes = 0;
  let heard = '';
  return {
    hear(message) {
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
      return bytes < MAX_BLANKS ? listenOn : turns.unknown;
    },
    // A client of the first lesson reads without asking; one that has begun to ask is given its time.
    wait: () => (bytes === 0 ? turns.record : listenOn),
    end: () => (heard === '' ? turns.record : turns.unknown),
    expire: () => turns.unfinished,
  };
}
