import type { Socket } from 'node:net';
import { deadlinesAfter } from './deadlines.ts';
import type { Conversation, Turn } from './exercises/exercise.ts';
import { type Departure, LOGGED_BYTES, type ServeOptions } from './serving.ts';

/** A read of so many bytes is a long message's, or a flood's. */
const LONG_READ = 16_384;

/** After a long read the others have their turn: a hundred that pour would leave nobody else any. */
const REST_MS = 20;

/** After the last word one reads on only so that no reset erases it: there is no hurry any more. */
const REST_WHEN_OVER_MS = 100;

/** One conversation over TCP. */
interface Visit {
  readonly socket: Socket;
  readonly peer: string;
  readonly conversation: Conversation;
  readonly startedAt: number;
  /** The beginning of what was heard, for the log. */
  heard: Uint8Array;
  messages: number;
  sent: number;
  isResting: boolean;
  /** The last word is said. */
  isOver: boolean;
}

const nothing: Uint8Array = new Uint8Array();

/**
 * What a server does with each connection that it lets in, from there to its end: takes over the socket, of which nothing
 * has been read, and closes it.
 * A visit is a record, and its functions are made once for all visits: made anew they would be garbage of each.
 */
export function receiveVisits({
  exercise,
  onEvent,
}: Pick<ServeOptions, 'exercise' | 'onEvent'>): (socket: Socket, peer: string) => void {
  const { limits, stays } = exercise;

  const take = (visit: Visit, turn: Turn, why: Departure) => {
    if (visit.isOver) return;
    const { reply, close } = turn;
    visit.sent += reply?.length ?? 0;
    if (close) finish(visit, why, reply);
    else if (reply && !visit.socket.write(reply)) awaitReader(visit);
  };
  const hear = (visit: Visit, read: Uint8Array) => {
    quiet.begin(visit);
    visit.messages++;
    if (visit.heard.length < LOGGED_BYTES) visit.heard = opening(visit.heard, read);
    take(visit, visit.conversation.hear(read), 'dismissed');
  };
  const awaitReader = (visit: Visit) => {
    // Who does not read is not read from either: what piles up stays in the client's own memory.
    visit.socket.pause();
    unread.begin(visit);
    visit.socket.once('drain', () => {
      if (!visit.isOver) unread.end(visit);
      readOn(visit);
    });
  };
  const rest = (visit: Visit) => {
    visit.isResting = true;
    visit.socket.pause();
    (visit.isOver ? longRest : shortRest).begin(visit);
  };
  const wake = (visit: Visit) => {
    visit.isResting = false;
    readOn(visit);
  };
  const readOn = ({ socket, isResting }: Visit) => {
    if (!isResting && !socket.writableNeedDrain) socket.resume();
  };
  const report = (visit: Visit, why: Departure) => {
    visit.isOver = true;
    for (const deadlines of [quiet, lifetime, unread]) deadlines.end(visit);
    const { peer, heard, messages, sent: bytes, startedAt } = visit;
    const ms = performance.now() - startedAt;
    if (stays) onEvent({ code: 'left', peer, why, messages, bytes, ms });
    else onEvent({ code: 'answered', peer, heard, bytes, ms });
  };
  const finish = (visit: Visit, why: Departure, lastWord = nothing) => {
    report(visit, why);
    // The client's bytes are read to the end and dropped: a socket that is closed with unread bytes is reset,
    // and a reset can overtake the reply and erase it. It costs 5 us of 33, against destroying it once it is written.
    visit.socket.end(lastWord);
    readOn(visit);
    unread.begin(visit);
  };
  const leave = (visit: Visit) => {
    unread.end(visit);
    if (!visit.isOver) report(visit, 'left');
    // Node's part of a closed connection is garbage that only a full collection finds. Ours shall not hang on to it.
    visit.socket.removeAllListeners().on('error', ignore);
  };

  const quiet = deadlinesAfter(limits.quietMs, (visit: Visit) =>
    take(visit, visit.conversation.wait(), 'idle'),
  );
  const lifetime = deadlinesAfter(limits.lifetimeMs, (visit: Visit) =>
    take(visit, visit.conversation.expire(), 'expired'),
  );
  const unread = deadlinesAfter(limits.unreadMs, (visit: Visit) => {
    if (!visit.isOver) report(visit, 'unread');
    visit.socket.destroy();
  });
  const shortRest = deadlinesAfter(REST_MS, wake);
  const longRest = deadlinesAfter(REST_WHEN_OVER_MS, wake);

  return (socket, peer) => {
    const visit: Visit = {
      socket,
      peer,
      conversation: exercise.begin(),
      startedAt: performance.now(),
      heard: nothing,
      messages: 0,
      sent: 0,
      isResting: false,
      isOver: false,
    };
    quiet.begin(visit);
    lifetime.begin(visit);
    socket.on('data', read => {
      if (!visit.isOver) hear(visit, read);
      if (read.length >= LONG_READ) rest(visit);
    });
    socket.on('end', () => take(visit, visit.conversation.end(), 'left'));
    // A client that resets ends its own conversation and nothing else; `close` follows.
    socket.on('error', ignore);
    socket.on('close', () => leave(visit));
    if (stays) onEvent({ code: 'arrived', peer });
    const { greeting } = visit.conversation;
    if (greeting !== undefined) take(visit, { reply: Buffer.from(greeting), close: false }, 'left');
    readOn(visit);
  };
}

function ignore(): void {}

/** What the log shows of all that was heard. A first read that is short is taken as it is: copies are garbage. */
function opening(heard: Uint8Array, read: Uint8Array): Uint8Array {
  if (heard.length === 0 && read.length <= LOGGED_BYTES) return read;
  return Buffer.concat([heard, read.subarray(0, LOGGED_BYTES - heard.length)]);
}
