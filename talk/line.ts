import type { Messages } from '../messages/messages.ts';

/** How talking can fail; the sentences are `messages.talk.faults`. */
export type Fault = keyof Messages['talk']['faults'];

/** What one hears of the server: bytes, nothing for as long as one listened, a fault, or that we hung up ourselves. */
export type Heard = 'bytes' | 'quiet' | 'hung-up' | Fault;

/** A way to a server, over either transport. What it brings goes to the screen as it comes. */
export interface Line {
  send(message: string): void;
  /** Resolves with what is heard next, after `ms` at the latest. */
  listen(ms: number): Promise<Heard>;
  /** Says that nothing more will be sent, where the transport can say so. */
  finish(): void;
  hangUp(): void;
  /** When the last bytes came, by `performance.now()`: before they were printed, which takes longer than the way. */
  bytesAt(): number;
  /** How the line ended; undefined while it stands. */
  ending(): Ending | undefined;
  /** Resolves when it ends. */
  ended: Promise<void>;
}

/** `sinceBytesMs` tells a server that said its last word and closed from one that is suddenly gone. */
export interface Ending {
  heard: Heard;
  sinceBytesMs: number;
}

/** Where the bytes of a line go. The line is read on when the promise resolves. */
export type Receive = (bytes: Uint8Array) => Promise<void>;

/** The listening half of a line: one waits for what the other is told. */
export interface Ear {
  tell(heard: Heard): void;
  /** The last that is ever told; the first last word stands. */
  close(heard: Heard): void;
  bytesAt(): number;
  ending(): Ending | undefined;
  ended: Promise<void>;
  listen(ms: number): Promise<Heard>;
}

export function openEar(): Ear {
  let ending: Ending | undefined;
  let bytesAt = Number.NEGATIVE_INFINITY;
  let wake: (heard: Heard) => void = () => {};
  let resolveEnded = () => {};
  const ended = new Promise<void>(resolve => {
    resolveEnded = resolve;
  });
  return {
    ended,
    tell(heard) {
      if (heard === 'bytes') bytesAt = performance.now();
      wake(heard);
    },
    close(heard) {
      ending ??= { heard, sinceBytesMs: performance.now() - bytesAt };
      wake(ending.heard);
      resolveEnded();
    },
    bytesAt: () => bytesAt,
    ending: () => ending,
    listen(ms) {
      if (ending) return Promise.resolve(ending.heard);
      return new Promise(resolve => {
        const timer = setTimeout(resolve, ms, 'quiet');
        wake = heard => {
          clearTimeout(timer);
          resolve(heard);
        };
      });
    },
  };
}

const faultsByCode: Record<string, Fault> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  EHOSTUNREACH: 'unreachable',
  // macOS, of a computer that is off.
  EHOSTDOWN: 'unreachable',
  ENETUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ENOTFOUND: 'unknown-name',
  EAI_AGAIN: 'unknown-name',
  ETIMEDOUT: 'no-connection',
  ABORT_ERR: 'no-connection',
  EMSGSIZE: 'too-long',
};

export function faultOf(error: unknown): Fault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return faultsByCode[code] ?? 'trouble';
}
