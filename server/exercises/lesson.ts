import { cutBytes } from './characters.ts';
import { type Exercise, type ExerciseLimits, type Session, type Turn, waitForMore } from './exercise.ts';

/** Beginners read 1,024 bytes at a time, and 64 KiB at most; longer input is treated as several messages. */
export const MAX_MESSAGE_BYTES = 65_536;

/** A lesson takes an hour. A client may be quiet for ten minutes, and a slow reader gets five seconds. */
const lessonLimits: ExerciseLimits = { lifetimeMs: 3_600_000, quietMs: 600_000, unreadMs: 5_000 };

/** What differs from one lesson to another. */
interface Lesson {
  greeting?: string;
  /** Answers one message, which is never empty and never ends inside a character. */
  answer(message: Uint8Array): Turn;
  answerDatagram?: (message: Uint8Array) => Uint8Array | undefined;
}

/** Makes a lesson into an exercise whose clients may send any number of messages, within the time limits. */
export function lesson({ answer, greeting, ...rest }: Lesson): Exercise {
  return {
    ...rest,
    limits: lessonLimits,
    stays: true,
    begin: () => ({ ...startSession(answer), ...(greeting === undefined ? {} : { greeting }) }),
  };
}

function startSession(answer: Lesson['answer']): Session {
  let held: Uint8Array = new Uint8Array();
  const leave = (): Turn => ({ ...answerAll(held, answer), close: true });
  return {
    onBytes(read) {
      const bytes = held.length === 0 ? read : Buffer.concat([held, read]);
      const whole = bytes.length - cutBytes(bytes);
      // A copy, because a view of a few bytes would keep the whole read in memory.
      held = Buffer.from(bytes.subarray(whole));
      return answerAll(bytes.subarray(0, whole), answer);
    },
    onQuiet: leave,
    onEnd: leave,
    onExpired: leave,
  };
}

function answerAll(bytes: Uint8Array, answer: Lesson['answer']): Turn {
  const replies: Uint8Array[] = [];
  for (const message of messagesOf(bytes)) {
    const { reply, close } = answer(message);
    if (reply) replies.push(reply);
    if (close) return { reply: Buffer.concat(replies), close };
  }
  return replies.length === 0 ? waitForMore : { reply: Buffer.concat(replies), close: false };
}

function* messagesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let rest = bytes; rest.length > 0; ) {
    const most = rest.subarray(0, MAX_MESSAGE_BYTES);
    const isLast = most.length === rest.length;
    const message = isLast ? most : most.subarray(0, most.length - cutBytes(most));
    yield message;
    rest = rest.subarray(message.length);
  }
}
