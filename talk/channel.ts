import { failureOf } from '../cli/connect-failure.ts';
import type { Messages } from '../messages/messages.ts';
import type { OwnTrouble } from '../shared/finding.ts';

/** How talking can fail: the sentences are `messages.talk.faults`, and those of what this computer lacks. */
export type Fault = keyof Messages['talk']['faults'] | OwnTrouble;

/** How a wait for the server ended: with bytes, without any in time, with a fault, or because we hung up ourselves. */
export type Outcome = 'bytes' | 'quiet' | 'hung-up' | Fault;

/** The way to a server, over TCP or UDP. What comes in goes to the screen as it comes. */
export interface Channel {
  send(message: Uint8Array): void;
  /** Resolves when something comes in, and after `ms` at the latest. */
  waitForBytes(ms: number): Promise<Outcome>;
  /** Says that nothing more will be sent, where the transport can say so. */
  finish(): void;
  hangUp(): void;
  /** When the last bytes came, by `performance.now()`: before they were printed, which takes longer than the network. */
  bytesAt(): number;
  /** How the channel ended; undefined while it is open. */
  ending(): Ending | undefined;
  /** Resolves when it ends. */
  ended: Promise<void>;
}

/** `sinceBytesMs` tells a server that answered and then closed from one that is suddenly gone. */
export interface Ending {
  outcome: Outcome;
  sinceBytesMs: number;
}

/** Where the bytes of a channel go. It is read on when the promise resolves. */
export type Receive = (bytes: Uint8Array) => Promise<void>;

/** The receiving half of a channel: the socket notifies it, and the exchange of messages waits for that. */
export interface Inbox {
  notify(outcome: Outcome): void;
  /** Ends the channel. Only the first ending counts. */
  close(outcome: Outcome): void;
  bytesAt(): number;
  ending(): Ending | undefined;
  ended: Promise<void>;
  waitForBytes(ms: number): Promise<Outcome>;
}

export function openInbox(): Inbox {
  let ending: Ending | undefined;
  let bytesAt = Number.NEGATIVE_INFINITY;
  let wake: (outcome: Outcome) => void = () => {};
  let resolveEnded = () => {};
  const ended = new Promise<void>(resolve => {
    resolveEnded = resolve;
  });
  return {
    ended,
    notify(outcome) {
      if (outcome === 'bytes') bytesAt = performance.now();
      wake(outcome);
    },
    close(outcome) {
      ending ??= { outcome, sinceBytesMs: performance.now() - bytesAt };
      wake(ending.outcome);
      resolveEnded();
    },
    bytesAt: () => bytesAt,
    ending: () => ending,
    waitForBytes(ms) {
      if (ending) return Promise.resolve(ending.outcome);
      return new Promise(resolve => {
        const timer = setTimeout(resolve, ms, 'quiet');
        wake = outcome => {
          clearTimeout(timer);
          resolve(outcome);
        };
      });
    },
  };
}

/** What a crawl does not meet, or takes for a lost attempt. */
const faultsByCode: Record<string, Fault> = {
  EPIPE: 'reset',
  ETIMEDOUT: 'no-connection',
  ABORT_ERR: 'no-connection',
  EMSGSIZE: 'too-long',
};

/** What an error of a talk with `host` comes to. */
export function faultOf(error: unknown, host: string): Fault {
  if (!(error instanceof Error)) return 'trouble';
  const code = 'code' in error ? String(error.code) : '';
  return faultsByCode[code] ?? failureOf(error, host) ?? 'trouble';
}
