import { isIP, connect as openSocket, type Socket } from 'node:net';
import { failureOf } from '../cli/connect-failure.ts';
import type { ConnectFailure } from '../judging/exchange.ts';
import { LAST_ATTEMPT_MS, type Patience } from './patience.ts';
import type { RoundTrip } from './round-trip.ts';

export type Connected =
  /** `address` is where a name led. */
  | { socket: Socket; attempts: number; connectMs: number; address?: string }
  | { failure: ConnectFailure; attempts: number };

/** How often a seat that has not answered is looked at again: the room's round trip may have been learned since. */
const TICK_MS = 10;

/** From here on an answer may be to the kernel's own repetition of the SYN, and says nothing of the round trip. */
const KERNEL_REPEAT_MS = 1_000;

/**
 * Opens one connection, with hedged attempts: while a SYN is unanswered the next goes out beside it, since it may
 * have been lost. The first that connects wins; the others are destroyed at once, and none is opened after it.
 * `budget` is what is left of the seat's connections and time.
 */
export function connect(
  target: { host: string; port: number },
  options: {
    patience: Patience;
    budget: { attempts: number; ms: number };
    roundTrip: RoundTrip;
    isResolved: () => boolean;
    signal: AbortSignal;
  },
): Promise<Connected> {
  const { patience, budget, roundTrip, isResolved, signal } = options;
  const way = {
    host: target.host,
    port: target.port,
    noDelay: true,
    allowHalfOpen: true,
    // A name may lead to several addresses (::1 and 127.0.0.1): all are tried.
    autoSelectFamily: true,
  };
  const startedAt = performance.now();
  const open = new Set<Socket>();
  let attempts = 0;
  let lastAttemptAt = 0;

  return new Promise((resolve, reject) => {
    let settled = false;
    const stop = () => {
      settled = true;
      clearInterval(ticker);
      signal.removeEventListener('abort', cancel);
      for (const socket of open) socket.destroy();
    };
    const settle = (result: Connected) => {
      stop();
      resolve(result);
    };
    const fail = (failure: ConnectFailure) => settle({ failure, attempts });
    const cancel = () => fail('cancelled');

    const attempt = () => {
      attempts++;
      lastAttemptAt = performance.now();
      const attemptedAt = lastAttemptAt;
      const socket = openSocket(way);
      open.add(socket);
      const learn = () => {
        const answerMs = performance.now() - attemptedAt;
        if (answerMs < KERNEL_REPEAT_MS) roundTrip.observe(answerMs);
        return answerMs;
      };
      socket.on('connect', () => {
        if (settled) return;
        open.delete(socket);
        const address = isIP(target.host) === 0 ? socket.remoteAddress : undefined;
        settle({ socket, attempts, connectMs: learn(), ...(address !== undefined && { address }) });
      });
      socket.on('error', (error: NodeJS.ErrnoException) => {
        open.delete(socket);
        const failure = failureOf(error, target.host);
        if (settled) return;
        if (failure === 'refused') learn();
        if (failure === 'descriptors' || failure === 'ports') {
          // Nothing was sent. While an earlier attempt is open, it may still be answered.
          attempts--;
          if (open.size === 0) fail(failure);
        } else if (failure) fail(failure);
        else if (open.size === 0 && attempts >= budget.attempts) fail('no-connection');
      });
    };

    // A timer can fire while a `connect` event is already due, so each decision waits for one round of events.
    const look = () => setImmediate(() => settled || safely(decide));
    // A fault of our own ends this seat, and no timer outlives it.
    const safely = (act: () => void) => {
      try {
        act();
      } catch (error) {
        stop();
        reject(error);
      }
    };
    const decide = () => {
      const now = performance.now();
      const waited = now - startedAt;
      const sinceLast = now - lastAttemptAt;
      const isDue = waited >= patience.connectMs(isResolved());
      const isSpent = attempts >= budget.attempts;
      // On a busy machine the wait can be over before its attempts were made: each still gets its chance.
      if (waited >= budget.ms || (isDue && isSpent && sinceLast >= LAST_ATTEMPT_MS)) fail('no-connection');
      else if (!isSpent && (isDue || sinceLast >= patience.hedgeMs())) attempt();
    };
    const ticker = setInterval(look, TICK_MS);
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
    else safely(attempt);
  });
}
