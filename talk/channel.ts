import type { Messages } from '../messages/messages.ts';
import { failureOf } from '../network/connect-failure.ts';
import { errorCodeOf } from '../shared/error.ts';
import type { OwnTrouble } from '../shared/finding.ts';

/** How a talk can fail. The sentences are in `messages.talk.faults`, or those for what this computer lacks. */
export type Fault = keyof Messages['talk']['faults'] | OwnTrouble;

/** How a wait for the server ended: with bytes, without any in time, with a fault, or because we hung up ourselves. */
export type Outcome = 'bytes' | 'quiet' | 'hung-up' | Fault;

/** The channel to a server, over TCP or UDP. What it receives is shown at once. */
export interface Channel {
  send(message: Uint8Array): void;
  /** Resolves when something comes in, after `ms` at the latest. */
  waitForBytes(ms: number): Promise<Outcome>;
  /** Tells the server that nothing more will be sent, if the transport can. */
  finish(): void;
  hangUp(): void;
  /** When the last bytes came, by `performance.now()`; taken before printing, which takes longer than the network. */
  bytesAt(): number;
  /** How the channel ended; undefined while it is open. */
  ending(): Ending | undefined;
  /** Resolves when it ends. */
  ended: Promise<void>;
}

/** How a channel ended. `sinceBytesMs` distinguishes a server that answered and closed from one that suddenly left. */
export interface Ending {
  outcome: Outcome;
  sinceBytesMs: number;
}

/** Takes the bytes of a channel. Reading continues when the promise resolves. */
export type Receive = (bytes: Uint8Array) => Promise<void>;

/** The receiving half of a channel: the socket notifies it, and the exchange of messages waits on it. */
export interface Inbox extends Pick<Channel, 'waitForBytes' | 'bytesAt' | 'ending' | 'ended'> {
  notify(outcome: Outcome): void;
  /** Ends the channel. Only the first ending counts. */
  close(outcome: Outcome): void;
}

/** Opens an inbox in which nothing has come yet. */
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

/** Error codes that a crawl does not meet, or treats as a lost attempt. */
const faultsByCode: Record<string, Fault> = {
  EPIPE: 'reset',
  ETIMEDOUT: 'no-connection',
  ABORT_ERR: 'no-connection',
  EMSGSIZE: 'too-long',
};

/** The fault for an error while talking to `host`. */
export function faultOf(error: unknown, host: string): Fault {
  if (!(error instanceof Error)) return 'trouble';
  return faultsByCode[errorCodeOf(error)] ?? failureOf(error, host) ?? 'trouble';
}
