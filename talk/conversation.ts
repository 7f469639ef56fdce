import type { Ending, Heard, Line } from './line.ts';
import type { Source } from './sources.ts';
import { count, newTally, type Tally } from './tally.ts';

/** The waits of a conversation, in ms. */
export interface Waits {
  /** For a server that speaks first. */
  greetingMs: number;
  /** For the answer to one message. */
  replyMs: number;
  /** Nothing marks the end of a reply, so that one waits this long for more of it. */
  settleMs: number;
  /** For the last words of a server that was told that nothing more will come. */
  partingMs: number;
}

/** A reply that a server sends in two writes comes 40 ms apart where the system delays its acknowledgement. */
export const tcpWaits: Waits = { greetingMs: 300, replyMs: 10_000, settleMs: 60, partingMs: 300 };

/** A datagram is whole, or it is not there; and nobody speaks first. */
export const udpWaits: Waits = { greetingMs: 0, replyMs: 10_000, settleMs: 0, partingMs: 0 };

/** How long one listens to a server that never falls silent, before one speaks oneself. */
const CHATTER_MS = 10_000;

export interface Conversation {
  tally: Tally;
  /** How the line ended, where it did before all was said. */
  endedBy?: Heard;
  /** Whether something was left to say, or an answer to come. */
  isBroken: boolean;
}

/** Says what the source has to say, message by message, and waits for the answer to each. */
export async function converse(
  line: Line,
  source: Source,
  options: { waits: Waits; onUnanswered: (heard: Heard) => Promise<void> },
): Promise<Conversation> {
  const { waits, onUnanswered } = options;
  let tally = newTally();
  if ((await line.listen(waits.greetingMs)) === 'bytes') await hearOut(line, waits.settleMs);
  for (;;) {
    const message = await source.next();
    const isEnd = message === undefined || message === '';
    const ending = line.ending();
    if (ending) return { tally, endedBy: ending.heard, isBroken: !isPolite(ending, { isEnd, ...waits }) };
    if (isEnd) break;

    const { heard, ms } = await ask(line, message, waits);
    if (heard === 'hung-up') break;
    tally = count(tally, ms);
    if (heard === 'bytes') continue;
    if (line.ending()) return { tally, endedBy: heard, isBroken: true };
    await onUnanswered(heard);
  }
  line.finish();
  await hearOut(line, waits.partingMs);
  return { tally, isBroken: false };
}

/** Whether the line was ended by us, or by a server that had answered, when there was nothing more to say. */
function isPolite(ending: Ending, at: { isEnd: boolean; settleMs: number }): boolean {
  return ending.heard === 'hung-up' || (at.isEnd && ending.sinceBytesMs <= at.settleMs);
}

async function ask(line: Line, message: string, waits: Waits): Promise<{ heard: Heard; ms?: number }> {
  const sentAt = performance.now();
  line.send(message);
  const heard = await line.listen(waits.replyMs);
  if (heard !== 'bytes') return { heard };
  const ms = line.bytesAt() - sentAt;
  await hearOut(line, waits.settleMs);
  return { heard, ms };
}

/** Listens until nothing has come for `quietMs`; a server that never falls silent is left after a while. */
async function hearOut(line: Line, quietMs: number): Promise<void> {
  const deadline = performance.now() + CHATTER_MS;
  while (quietMs > 0 && performance.now() < deadline && (await line.listen(quietMs)) === 'bytes');
}
