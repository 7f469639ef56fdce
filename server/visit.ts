import type { Socket } from 'node:net';
import { type Deadline, type Deadlines, deadlinesAfter } from './deadlines.ts';
import type { Exercise, ExerciseLimits, Turn } from './exercises/exercise.ts';
import { type Departure, LOGGED_BYTES, type ServeOptions } from './serving.ts';

/** A read of so many bytes is a long message's, or a flood's. */
const LONG_READ = 16_384;

/** After a long read the others have their turn: a hundred that pour would leave nobody else any. */
const REST_MS = 20;

/** After the last word one reads on only so that no reset erases it: there is no hurry any more. */
const REST_WHEN_OVER_MS = 100;

/** The deadlines of all visits to one server. */
export interface Clock {
  quiet: Deadlines;
  lifetime: Deadlines;
  unread: Deadlines;
}

export function startClock({ quietMs, lifetimeMs, unreadMs }: ExerciseLimits): Clock {
  return {
    quiet: deadlinesAfter(quietMs),
    lifetime: deadlinesAfter(lifetimeMs),
    unread: deadlinesAfter(unreadMs),
  };
}

/** One conversation over TCP, from the connection to its end. Takes the socket over, and closes it. */
export function attend(
  socket: Socket,
  options: { exercise: Exercise; clock: Clock; peer: string; onEvent: ServeOptions['onEvent'] },
): void {
  const { exercise, clock, peer, onEvent } = options;
  const { stays } = exercise;
  const startedAt = performance.now();
  const conversation = exercise.begin();
  let heard: Uint8Array = new Uint8Array();
  let messages = 0;
  let sent = 0;
  let isResting = false;
  let over = false;

  const take = ({ reply, close }: Turn, why: Departure) => {
    if (over) return;
    sent += reply?.length ?? 0;
    if (close) finish(why, reply);
    else if (reply && !socket.write(reply)) awaitReader();
  };
  const hear = (read: Uint8Array) => {
    clock.quiet.renew(quiet);
    messages++;
    if (heard.length < LOGGED_BYTES)
      heard = Buffer.concat([heard, read.subarray(0, LOGGED_BYTES - heard.length)]);
    take(conversation.hear(read), 'dismissed');
  };
  const awaitReader = () => {
    // Who does not read is not read from either: what piles up stays in the client's own memory.
    socket.pause();
    unread = clock.unread.begin(() => {
      report('unread');
      socket.destroy();
    });
  };
  const rest = () => {
    isResting = true;
    socket.pause();
    const readAgain = () => {
      isResting = false;
      readOn();
    };
    setTimeout(readAgain, over ? REST_WHEN_OVER_MS : REST_MS);
  };
  const readOn = () => {
    if (!isResting && !socket.writableNeedDrain) socket.resume();
  };
  const report = (why: Departure) => {
    over = true;
    clock.quiet.end(quiet);
    clock.lifetime.end(lifetime);
    if (unread) clock.unread.end(unread);
    const ms = performance.now() - startedAt;
    if (stays) onEvent({ code: 'left', peer, why, messages, bytes: sent, ms });
    else onEvent({ code: 'answered', peer, heard, bytes: sent, ms });
  };
  const finish = (why: Departure, lastWord: Uint8Array = new Uint8Array()) => {
    report(why);
    // The client's bytes are read to the end and dropped: a socket that is closed with unread bytes is reset,
    // and a reset can overtake the reply and erase it.
    socket.end(lastWord);
    readOn();
    unread = clock.unread.begin(() => socket.destroy());
  };

  let unread: Deadline | undefined;
  const quiet = clock.quiet.begin(() => take(conversation.wait(), 'idle'));
  const lifetime = clock.lifetime.begin(() => take(conversation.expire(), 'expired'));
  socket.on('data', read => {
    if (!over) hear(read);
    if (read.length >= LONG_READ) rest();
  });
  socket.on('drain', () => {
    if (unread && !over) clock.unread.end(unread);
    readOn();
  });
  socket.on('end', () => take(conversation.end(), 'left'));
  // A client that resets ends its own conversation and nothing else; `close` follows.
  socket.on('error', () => {});
  socket.on('close', () => {
    if (unread) clock.unread.end(unread);
    if (!over) report('left');
  });
  if (stays) onEvent({ code: 'arrived', peer });
  if (conversation.greeting !== undefined) {
    take({ reply: Buffer.from(conversation.greeting), close: false }, 'left');
  }
}
