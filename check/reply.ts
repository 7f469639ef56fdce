import { type Exchange, nothingReceived } from '../judging/exchange.ts';
import { findObject, isHopeless } from '../judging/framing.ts';
import { judge } from '../judging/judge.ts';
import type { Verdict } from '../judging/verdict.ts';
import {
  MAX_REPLY_BYTES,
  NEWLINE_AFTER_MS,
  QUIET_END_MS,
  REPLY_DEADLINE_MS,
  REQUEST,
} from '../shared/protocol.ts';
import type { Line } from './line.ts';
import type { Visit } from './timeline.ts';
import type { Script, Visited } from './visit.ts';

/** A server that speaks first has spoken by then; one that waits gives its clients a second. */
export const QUIET_START_MS = 500;

/** A check waits longer than a crawl, so that a slow server is told that it is slow. */
const LONGEST_REPLY_MS = 3_500;

/** A server that answered only when we closed our half does it within this time. */
const AFTER_CLOSE_MS = 500;

/** The visit that most rules look at: quiet first, then `get`, then a line end where nothing comes of that. */
export const askPatiently: Script = async line => {
  await line.pause(QUIET_START_MS);
  line.say(REQUEST);
  if (!(await line.hear(hasAny, NEWLINE_AFTER_MS))) line.say('\n');
  await line.hear(isSettled, LONGEST_REPLY_MS);
  if (hasAny(line.received())) return line.pause(QUIET_END_MS);
  line.close();
  await line.hear(hasAny, AFTER_CLOSE_MS);
};

/** Asks as a crawl does, and leaves when it has the record. */
export const askBriefly: Script = async line => {
  line.say(REQUEST);
  await hearReply(line);
};

/** Waits for a reply as long as a crawl does. */
export async function hearReply(line: Line): Promise<void> {
  await line.hear(isSettled, REPLY_DEADLINE_MS);
}

/** Whether a visit brought a record that a crawl would take. */
export function hasRecord(visited: Visited): boolean {
  return 'visit' in visited && isRecord(judgeVisit(visited.visit));
}

function isRecord({ status }: Verdict): boolean {
  return status === 'ok' || status === 'declined';
}

/** What a crawl would make of the bytes. */
export function judgeVisit(visit: Visit): Verdict {
  return judge(asExchange(visit));
}

/** A visit in the form that the crawl's own judgement takes. */
function asExchange({ received, ending, reads, timeline }: Visit): Exchange {
  const rest = received.subarray(MAX_REPLY_BYTES).toString('latin1');
  const isFull = received.length > MAX_REPLY_BYTES;
  return {
    ...nothingReceived,
    ending: isFull ? 'full' : ending === 'left' ? 'deadline' : ending,
    bytes: received.subarray(0, MAX_REPLY_BYTES),
    excess: isFull ? (/^[\s\0]*$/.test(rest) ? 'blank' : 'data') : 'none',
    pieces: reads.length,
    attempts: 1,
    totalMs: timeline.at(-1)?.at ?? 0,
  };
}

/** When `get` was sent, in ms since the connection stood; undefined where the server had ended it before. */
export function askedAt({ timeline }: Visit): number | undefined {
  return timeline.find(({ what }) => what === 'sent')?.at;
}

/** When the object was whole, counted from the request. */
export function wholeAfter(visit: Visit): number | undefined {
  const framing = findObject(visit.received);
  if (framing.state !== 'whole') return undefined;
  const at = visit.reads.find(({ bytes }) => bytes >= framing.end)?.at;
  return at === undefined ? undefined : at - (askedAt(visit) ?? 0);
}

function hasAny(received: Buffer): boolean {
  return received.length > 0;
}

function isSettled(received: Buffer): boolean {
  if (received.length === 0) return false;
  return received.length > MAX_REPLY_BYTES || findObject(received).state === 'whole' || isHopeless(received);
}

/** The record that a visit brought, for one to be compared with another. */
export function recordOf(visited: Visited): unknown {
  const verdict = 'visit' in visited ? judgeVisit(visited.visit) : undefined;
  if (verdict?.status === 'ok') return verdict.student;
  return verdict?.status === 'declined' ? verdict.declined : undefined;
}
