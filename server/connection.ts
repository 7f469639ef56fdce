import type { Socket } from 'node:net';
import type { Exercise, Session, Turn } from './exercises/exercise.ts';
import { type Departure, LOGGED_BYTES, type ServeOptions } from './serving.ts';

/** A read of this size belongs to a long message or to a flood. */
const LONG_READ_BYTES = 16_384;

/** A pause after each long read lets the other clients have their turn, even if a hundred clients flood the server. */
const PAUSE_AFTER_LONG_READ_MS = 20;

/** After the last reply, reading only serves to avoid a reset, so it may be slow. */
const PAUSE_WHEN_OVER_MS = 100;

/** After more long reads than this the client has had half a second to take its last reply: it is not reading. */
const LONG_READS_WHEN_OVER = 5;

interface Options extends Pick<ServeOptions, 'exercise' | 'onEvent'> {
  /** Address and port of the client, for the log. */
  peer: string;
  /** Runs what a deadline brings, soon. */
  whenDue: (act: () => void) => void;
}

/** One TCP connection: its socket, the exercise's session, the deadlines, and counters for the log. */
interface Connection extends Options {
  readonly socket: Socket;
  readonly session: Session;
  readonly startedAt: number;
  readonly timers: Record<keyof Exercise['limits'] | 'pauseMs', NodeJS.Timeout | undefined>;
  /** The first bytes that the client sent, for the log. */
  heard: Uint8Array;
  /** How many reads were passed to the session. */
  messages: number;
  sentBytes: number;
  /** The last reply has been sent, or the client has left. */
  isOver: boolean;
  /** How many long reads came since then. */
  longReadsWhenOver: number;
}

/** Serves an exercise on one connection until it ends, and logs how it went. */
export function serveConnection(socket: Socket, { exercise, peer, onEvent, whenDue }: Options): void {
  const { limits, stays } = exercise;
  const session = exercise.begin();
  const connection: Connection = {
    socket,
    exercise,
    peer,
    onEvent,
    whenDue,
    session,
    startedAt: performance.now(),
    timers: {
      quietMs: startTimer(whenDue, limits.quietMs, () => act(connection, session.onQuiet(), 'idle')),
      lifetimeMs: startTimer(whenDue, limits.lifetimeMs, () =>
        act(connection, session.onExpired(), 'expired'),
      ),
      unreadMs: undefined,
      pauseMs: undefined,
    },
    heard: new Uint8Array(),
    messages: 0,
    sentBytes: 0,
    isOver: false,
    longReadsWhenOver: 0,
  };
  socket.on('data', bytes => receive(connection, bytes));
  socket.on('end', () => act(connection, session.onEnd(), 'left'));
  // A reset by the client ends this connection only; `close` follows.
  socket.on('error', () => {});
  socket.on('close', () => {
    if (!connection.isOver) report(connection, 'left');
    for (const timer of Object.values(connection.timers)) clearTimeout(timer);
  });
  if (stays) onEvent({ code: 'arrived', peer });
  if (session.greeting !== undefined) {
    act(connection, { reply: Buffer.from(session.greeting), close: false }, 'left');
  }
}

function startTimer(whenDue: Options['whenDue'], ms: number, act: () => void): NodeJS.Timeout {
  return setTimeout(() => whenDue(act), ms);
}

function receive(connection: Connection, bytes: Uint8Array): void {
  if (!connection.isOver) {
    connection.timers.quietMs?.refresh();
    connection.messages++;
    const room = LOGGED_BYTES - connection.heard.length;
    if (room > 0) connection.heard = Buffer.concat([connection.heard, bytes.subarray(0, room)]);
    act(connection, connection.session.onBytes(bytes), 'dismissed');
  }
  if (bytes.length < LONG_READ_BYTES) return;
  if (connection.isOver && ++connection.longReadsWhenOver > LONG_READS_WHEN_OVER) connection.socket.destroy();
  else pauseReading(connection);
}

/** Carries out what the exercise decided. `why` goes into the log if this ends the connection. */
function act(connection: Connection, { reply, close }: Turn, why: Departure): void {
  if (connection.isOver) return;
  connection.sentBytes += reply?.length ?? 0;
  if (close) finish(connection, why, reply);
  else if (reply && !connection.socket.write(reply)) awaitReader(connection);
}

/** Stops reading from a client that does not read, so that answers to it do not pile up in memory. */
function awaitReader(connection: Connection): void {
  const { socket, timers } = connection;
  socket.pause();
  startUnreadDeadline(connection);
  socket.once('drain', () => {
    if (!connection.isOver) clearTimeout(timers.unreadMs);
    resumeReading(connection);
  });
}

function pauseReading(connection: Connection): void {
  const { socket, timers, isOver } = connection;
  socket.pause();
  timers.pauseMs = setTimeout(
    () => {
      timers.pauseMs = undefined;
      resumeReading(connection);
    },
    isOver ? PAUSE_WHEN_OVER_MS : PAUSE_AFTER_LONG_READ_MS,
  );
}

/** Resumes reading, unless there is another reason to wait. */
function resumeReading({ socket, timers }: Connection): void {
  if (timers.pauseMs === undefined && !socket.writableNeedDrain) socket.resume();
}

/** Sends the last reply and FIN. */
function finish(connection: Connection, why: Departure, lastReply: Uint8Array = new Uint8Array()): void {
  report(connection, why);
  // Keep reading and dropping: with bytes left unread, closing would send a reset that can destroy the reply.
  connection.socket.end(lastReply);
  resumeReading(connection);
  startUnreadDeadline(connection);
}

function startUnreadDeadline(connection: Connection): void {
  const { socket, timers, exercise, whenDue } = connection;
  clearTimeout(timers.unreadMs);
  timers.unreadMs = startTimer(whenDue, exercise.limits.unreadMs, () => {
    if (!connection.isOver) report(connection, 'unread');
    socket.destroy();
  });
}

/** Logs how the connection went; called once. */
function report(connection: Connection, why: Departure): void {
  connection.isOver = true;
  clearTimeout(connection.timers.quietMs);
  clearTimeout(connection.timers.lifetimeMs);
  const { peer, heard, messages, sentBytes: bytes, exercise, onEvent } = connection;
  const ms = performance.now() - connection.startedAt;
  if (exercise.stays) onEvent({ code: 'left', peer, why, messages, bytes, ms });
  else onEvent({ code: 'answered', peer, heard, bytes, ms });
}
