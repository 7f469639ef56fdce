import type { Channel, Ending, Outcome } from './channel.ts';
import type { Source } from './sources.ts';
import { count, noStatistics, type Statistics } from './statistics.ts';

/** The waits of a talk, in ms. */
export interface Waits {
  /** For a server that speaks first. */
  greetingMs: number;
  /** For the answer to one message. */
  replyMs: number;
  /** For more of a reply, since nothing marks its end. */
  settleMs: number;
  /** For what a server still sends after it was told that nothing more will come. */
  partingMs: number;
}

/** If the system delays its acknowledgements, a reply written in two parts arrives 40 ms apart. */
export const tcpWaits: Waits = { greetingMs: 300, replyMs: 10_000, settleMs: 60, partingMs: 300 };

/** A datagram arrives complete or not at all, and a server cannot speak first. */
export const udpWaits: Waits = { greetingMs: 0, replyMs: 10_000, settleMs: 0, partingMs: 0 };

/** After this time the next message goes out, even to a server that never stops sending. */
const CHATTER_MS = 10_000;

/** A server that ends this soon after its last answer has closed on purpose; later, it is suddenly gone. */
const CLOSES_WITHIN_MS = 1_000;

/** How a talk went. */
export interface TalkResult {
  statistics: Statistics;
  /** How the channel ended, if it ended before the last message. */
  endedBy?: Outcome;
  /** Whether an empty message was the last one. */
  endedByEmpty?: boolean;
  /** Whether a message was left to send, or an answer to come. */
  isBroken: boolean;
}

/** Sends the messages of a source one by one, and waits for the answer to each. */
export async function exchangeMessages(
  channel: Channel,
  source: Source,
  options: {
    waits: Waits;
    /** Whether an empty message ends the talk, as it must over TCP, where it would send nothing. */
    emptyEnds: boolean;
    onUnanswered: (outcome: Outcome) => Promise<void>;
  },
): Promise<TalkResult> {
  const { waits, emptyEnds, onUnanswered } = options;
  let statistics = noStatistics();
  let endedByEmpty = false;
  if ((await channel.waitForBytes(waits.greetingMs)) === 'bytes')
    await readUntilQuiet(channel, waits.settleMs);
  for (;;) {
    const message = await source.next();
    const isEnd = message === undefined || (emptyEnds && message.length === 0);
    const ending = channel.ending();
    if (ending) return { statistics, endedBy: ending.outcome, isBroken: !isPolite(ending, isEnd) };
    if (isEnd) {
      endedByEmpty = message !== undefined;
      break;
    }

    const { outcome, ms } = await ask(channel, message, waits);
    if (outcome === 'hung-up') break;
    statistics = count(statistics, ms);
    if (outcome === 'bytes') continue;
    if (channel.ending()) return { statistics, endedBy: outcome, isBroken: true };
    await onUnanswered(outcome);
  }
  channel.finish();
  await readUntilQuiet(channel, waits.partingMs);
  return { statistics, endedByEmpty, isBroken: false };
}

/** Whether we ended the channel, or the server did so after its last answer when there was nothing more to send. */
function isPolite(ending: Ending, isEnd: boolean): boolean {
  return ending.outcome === 'hung-up' || (isEnd && ending.sinceBytesMs <= CLOSES_WITHIN_MS);
}

async function ask(
  channel: Channel,
  message: Uint8Array,
  waits: Waits,
): Promise<{ outcome: Outcome; ms?: number }> {
  const sentAt = performance.now();
  channel.send(message);
  const outcome = await channel.waitForBytes(waits.replyMs);
  if (outcome !== 'bytes') return { outcome };
  const ms = channel.bytesAt() - sentAt;
  await readUntilQuiet(channel, waits.settleMs);
  return { outcome, ms };
}

/** Waits until nothing has come for `quietMs`, for CHATTER_MS at most. */
async function readUntilQuiet(channel: Channel, quietMs: number): Promise<void> {
  const deadline = performance.now() + CHATTER_MS;
  while (quietMs > 0 && performance.now() < deadline && (await channel.waitForBytes(quietMs)) === 'bytes');
}
