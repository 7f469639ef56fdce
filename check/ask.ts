import { findObject, isHopeless } from '../judging/framing.ts';
import { judge } from '../judging/judge.ts';
import type { Verdict } from '../judging/verdict.ts';
import { GREETING_MS, MAX_REPLY_BYTES, NEWLINE_AFTER_MS, QUIET_END_MS, REQUEST } from '../shared/protocol.ts';
import type { Connection } from './connection.ts';
import { endOf, type Visit } from './timeline.ts';
import type { Script, Visited } from './visit.ts';

/** Long enough for a server that speaks first to do so, and shorter than the second that a server gives a quiet client. */
export const QUIET_START_MS = 500;

/** A check waits longer than a crawl, so that it can tell a slow server from a silent one. */
export const LONGEST_ANSWER_MS = 3_500;

/** How long a server that reads until the end of the stream gets to answer after the sending half is closed. */
const AFTER_CLOSE_MS = 500;

/** The first visit: says nothing at first, then sends `get`, then a line end if no answer comes. */
export const askPatiently: Script = async connection => {
  await connection.pause(QUIET_START_MS);
  connection.send(REQUEST);
  if (!(await connection.waitFor(hasAny, NEWLINE_AFTER_MS))) connection.send('\n');
  await waitToTheEnd(connection);
};

/** Sends `get` at once and nothing else: for servers that lost patience with the first visit, or compare with `get` alone. */
export const askToTheEnd: Script = async connection => {
  connection.send(REQUEST);
  await waitToTheEnd(connection);
};

/** Waits for the reply, and if none comes, closes the sending half and waits once more. */
async function waitToTheEnd(connection: Connection): Promise<void> {
  await waitForReply(connection, LONGEST_ANSWER_MS);
  if (hasAny(connection.received())) return;
  connection.endSending();
  await connection.waitFor(hasAny, AFTER_CLOSE_MS);
  await waitForReply(connection, AFTER_CLOSE_MS);
}

/** A visit that sends one request, nothing else, and waits `ms` for the reply. */
export function asking(request: string, ms = LONGEST_ANSWER_MS): Script {
  return async connection => {
    connection.send(request);
    await waitForReply(connection, ms);
  };
}

/** Asks like a well-behaved client: `get` without a line end. */
export const askPlainly: Script = asking(REQUEST);

/**
 * Waits until the reply is complete, and then a moment longer to see whether the server closes or sends more. Bytes that
 * cannot become an object may be a greeting with the object still to come, so they get a moment of their own.
 */
export async function waitForReply(connection: Connection, ms: number): Promise<void> {
  await connection.waitFor(isSettled, ms);
  if (isWithoutObject(connection.received())) await connection.pause(GREETING_MS);
  else if (hasAny(connection.received())) await connection.pause(QUIET_END_MS);
}

/** Whether a visit brought a record that a crawl would accept. */
export function hasRecord(visited: Visited): boolean {
  return recordOf(visited) !== undefined;
}

/** The record that a visit brought; undefined if there was none. */
export function recordOf(visited: Visited): unknown {
  const verdict = visited.visit && judgeVisit(visited.visit);
  if (verdict?.status === 'ok') return verdict.student;
  return verdict?.status === 'declined' ? verdict.declined : undefined;
}

/** Judges the bytes of a visit as a crawl would. */
export function judgeVisit(visit: Visit): Verdict {
  const { received, ending, reads } = visit;
  const rest = received.subarray(MAX_REPLY_BYTES);
  return judge({
    ending: rest.length > 0 ? 'full' : ending === 'left' ? 'deadline' : ending,
    bytes: received.subarray(0, MAX_REPLY_BYTES),
    rest,
    pieces: reads.length,
    attempts: 1,
    totalMs: endOf(visit),
  });
}

/** The time in ms from the last byte we sent before the reply began to the end of the object; undefined without an object. */
export function tookMs(visit: Visit): number | undefined {
  const framing = findObject(visit.received);
  if (framing.state !== 'whole') return undefined;
  const wholeAt = visit.reads.find(({ bytes }) => bytes >= framing.end)?.at;
  if (wholeAt === undefined) return undefined;
  const firstByteAt = visit.reads[0]?.at ?? wholeAt;
  const asked = visit.timeline.filter(({ what, at }) => what === 'sent' && at <= firstByteAt);
  return wholeAt - (asked.at(-1)?.at ?? 0);
}

/** Whether the visit sent a line end as well, because the request alone brought no answer. */
export function sentLineEnd({ timeline }: Visit): boolean {
  return timeline.filter(({ what }) => what === 'sent').length > 1;
}

function hasAny(received: Buffer): boolean {
  return received.length > 0;
}

function isWithoutObject(received: Buffer): boolean {
  return hasAny(received) && received.length <= MAX_REPLY_BYTES && isHopeless(received);
}

function isSettled(received: Buffer): boolean {
  if (received.length === 0) return false;
  return received.length > MAX_REPLY_BYTES || findObject(received).state === 'whole' || isHopeless(received);
}
