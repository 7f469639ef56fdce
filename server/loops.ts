import { hash } from 'node:crypto';
import { watchSeconds } from './seconds.ts';

/** After this many consecutive datagrams equal to our last answer, the sender evidently echoes whatever it gets. */
export const LOOP_ECHOES = 50;

/** A sender that keeps this rate for this many seconds is evidently a program that answers our answers. */
const BUSY_PER_SECOND = 200;
const BUSY_SECONDS = 5;

/** How long a loop gets no answer. By then it has ended, because none of its datagrams is still under way. */
const LOOP_PAUSE_MS = 5_000;

/** Senders counted per second. More than this are forged addresses. */
const MAX_SENDERS = 4_096;

/**
 * Finds senders (address and port) that answer each of our answers: otherwise one datagram with a forged sender would make
 * such a service and this server answer each other for ever. Times are in ms, from a monotonic clock.
 */
export interface LoopWatch {
  /** Whether this datagram may be answered: `loop` once, when a loop is found, and then `paused` for 5 s. */
  judge(sender: string, message: Uint8Array, now: number): 'fine' | 'loop' | 'paused';
  /** Records the answer that was sent. */
  noteAnswer(sender: string, answer: Uint8Array): void;
  /** For tests: the number of entries kept. */
  size(): number;
}

interface LastAnswer {
  digest: string;
  /** Consecutive datagrams that were equal to the answer before them. */
  echoes: number;
}

/** Starts with no sender known. */
export function watchLoops(): LoopWatch {
  let askedThisSecond = new Map<string, number>();
  /** For each sender, the number of consecutive busy seconds. */
  let busySeconds = new Map<string, number>();
  /** The last answer to each sender, of this second and of the one before. */
  let answers = new Map<string, LastAnswer>();
  let olderAnswers = new Map<string, LastAnswer>();
  const pausedUntil = new Map<string, number>();

  const enterSecond = watchSeconds(({ now, isNext }) => {
    const busy = [...askedThisSecond].filter(([, asked]) => asked >= BUSY_PER_SECOND);
    busySeconds = new Map(
      isNext ? busy.map(([sender]) => [sender, (busySeconds.get(sender) ?? 0) + 1] as const) : [],
    );
    askedThisSecond = new Map();
    [answers, olderAnswers] = [new Map(), isNext ? answers : new Map()];
    for (const [sender, until] of pausedUntil) if (now >= until) pausedUntil.delete(sender);
  });
  const isEchoing = (sender: string, message: Uint8Array) => {
    const last = answers.get(sender) ?? olderAnswers.get(sender);
    if (!last) return false;
    last.echoes = last.digest === digestOf(message) ? last.echoes + 1 : 0;
    return last.echoes >= LOOP_ECHOES;
  };
  const isBusy = (sender: string) => {
    const asked = (askedThisSecond.get(sender) ?? 0) + 1;
    if (asked > 1 || askedThisSecond.size < MAX_SENDERS) askedThisSecond.set(sender, asked);
    return (busySeconds.get(sender) ?? 0) >= BUSY_SECONDS;
  };

  return {
    judge(sender, message, now) {
      enterSecond(now);
      if (now < (pausedUntil.get(sender) ?? 0)) return 'paused';
      const found = [isEchoing(sender, message), isBusy(sender)];
      if (!found.includes(true)) return 'fine';
      pausedUntil.set(sender, now + LOOP_PAUSE_MS);
      busySeconds.delete(sender);
      answers.delete(sender);
      olderAnswers.delete(sender);
      return 'loop';
    },
    noteAnswer(sender, answer) {
      const echoes = (answers.get(sender) ?? olderAnswers.get(sender))?.echoes ?? 0;
      answers.set(sender, { digest: digestOf(answer), echoes });
    },
    size: () => askedThisSecond.size + busySeconds.size + answers.size + olderAnswers.size + pausedUntil.size,
  };
}

function digestOf(bytes: Uint8Array): string {
  return hash('sha1', bytes);
}
