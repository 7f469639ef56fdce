import type { OnReadOpts, Socket } from 'node:net';
import type { Conversation, Ending } from '../judging/conversation.ts';
import { findObject, isHopeless } from '../judging/framing.ts';
import {
  MAX_REPLY_BYTES,
  NEWLINE_AFTER_MS,
  QUIET_END_MS,
  REPLY_DEADLINE_MS,
  REQUEST,
} from '../shared/protocol.ts';

/** The waits of a conversation, handed in so that tests can run at another scale. */
export interface Waits {
  newlineMs: number;
  quietMs: number;
  replyMs: number;
}

export const waits: Waits = {
  newlineMs: NEWLINE_AFTER_MS,
  quietMs: QUIET_END_MS,
  replyMs: REPLY_DEADLINE_MS,
};

/** Where the bytes of a connection go: first to nobody, then to its conversation. */
export interface Ear {
  onread: OnReadOpts;
  hear: (chunk: Buffer) => void;
}

/**
 * All connections read into this one: whoever hears a chunk copies it before the next read. A Buffer of 64 KiB for
 * each read, as `data` events have it, cost a sweep 10 %.
 */
const readInto = Buffer.allocUnsafeSlow(65_536);

export function openEar(): Ear {
  const callback = (length: number) => {
    ear.hear(readInto.subarray(0, length));
    return true;
  };
  const ear: Ear = { onread: { buffer: readInto, callback }, hear: () => {} };
  return ear;
}

const LINE_FEED = 0x0a;
const CLOSE_BRACE = 0x7d;

/**
 * Asks for the record on a connection that stands, and reads until its object is whole and the seat has nothing
 * to add, or until it is certain that no object will come. Ends by the deadline at the latest, and closes the socket.
 */
export function converse(
  { socket, ear }: { socket: Socket; ear: Ear },
  times: Waits,
  signal: AbortSignal,
): Promise<Conversation> {
  const startedAt = performance.now();
  const since = () => performance.now() - startedAt;
  const said: Conversation = { ending: 'deadline', bytes: Buffer.alloc(0), excess: 'none', pieces: 0 };

  return new Promise(resolve => {
    let over = false;
    let reads = 0;
    const end = (ending: Ending) => {
      if (over) return;
      over = true;
      ear.hear = () => {};
      clearTimeout(deadline);
      clearTimeout(nudge);
      clearTimeout(quiet);
      signal.removeEventListener('abort', cancel);
      socket.destroy();
      said.ending = ending;
      resolve(said);
    };
    const cancel = () => end('cancelled');
    // A timer can fire while bytes are already due that came in time, where the loop was busy: it lets them come first.
    const after = (ms: number, act: () => void) => setTimeout(() => setImmediate(() => over || act()), ms);
    const afterQuiet = (act: () => void) => {
      const heard = reads;
      clearTimeout(quiet);
      quiet = after(times.quietMs, () => reads === heard && act());
    };

    const hear = (chunk: Buffer) => {
      reads++;
      clearTimeout(nudge);
      said.firstByteMs ??= since();
      keep(said, chunk);
      if (said.wholeMs !== undefined) return said.excess === 'data' ? end('full') : undefined;
      said.pieces++;
      if (chunk.includes(CLOSE_BRACE) && findObject(said.bytes).state === 'whole') {
        said.wholeMs = since();
        clearTimeout(quiet);
        quiet = after(times.quietMs, () => end('quiet'));
      } else if (chunk.includes(LINE_FEED) && isHopeless(said.bytes)) end('line-end');
      else if (said.excess !== 'none') end('full');
      else afterQuiet(() => isHopeless(said.bytes) && end('quiet'));
    };

    ear.hear = hear;
    socket.on('end', () => end('fin'));
    // After a reset nothing more will come; whether that is a fault depends on what came before it.
    socket.on('error', () => end('reset'));
    socket.on('close', () => end('reset'));
    const deadline = after(times.replyMs, () => said.wholeMs === undefined && end('deadline'));
    let quiet: NodeJS.Timeout | undefined;
    const nudge = after(times.newlineMs, () => {
      if (reads > 0) return;
      said.newlineMs = since();
      socket.write('\n');
    });
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
    else socket.write(REQUEST);
  });
}

function keep(said: Conversation, chunk: Buffer): void {
  const room = MAX_REPLY_BYTES - said.bytes.length;
  said.bytes = Buffer.concat([said.bytes, chunk.subarray(0, room)]);
  const rest = chunk.subarray(room);
  if (rest.length === 0) return;
  const kinds = ['none', 'blank', 'nul', 'data'] as const;
  const more = kindOf(rest.toString('latin1'));
  said.excess = kinds.indexOf(more) > kinds.indexOf(said.excess) ? more : said.excess;
}

function kindOf(excess: string): Conversation['excess'] {
  if (/^\s*$/.test(excess)) return 'blank';
  return /^[\s\0]*$/.test(excess) ? 'nul' : 'data';
}
