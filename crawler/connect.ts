import { isIP, type LookupFunction, connect as openSocket, type Socket } from 'node:net';
import type { ConnectFailure } from '../judging/exchange.ts';
import { failureOf } from '../network/connect-failure.ts';
import { LAST_ATTEMPT_MS, type Patience } from './patience.ts';
import type { RoundTrip } from './round-trip.ts';

/** The outcome of connecting: a socket, or why there is none, and how many attempts were made. */
export type Connected =
  /** `address` is the one that a name resolved to. */
  | { socket: Socket; attempts: number; connectMs: number; address?: string }
  | { failure: ConnectFailure; attempts: number };

/** How often a silent seat is reconsidered, since the room's round trip may have been learned meanwhile. */
const TICK_MS = 10;

/** A later answer may belong to the SYN that the kernel repeats, so it says nothing about the round trip. */
const KERNEL_REPEAT_MS = 1_000;

/**
 * Opens one connection with hedged attempts: while a SYN is unanswered another one is sent, since the first may have been
 * lost. The first attempt that connects wins; the others are destroyed, and no more are started. `budget` is the rest of
 * the seat's connections and time.
 */
export function connect(
  target: { host: string; port: number },
  options: {
    patience: Patience;
    budget: { attempts: number; ms: number };
    roundTrip: RoundTrip;
    isResolved: () => boolean;
    /** Gives the addresses of a name. */
    lookup: LookupFunction;
    signal: AbortSignal;
  },
): Promise<Connected> {
  const { patience, budget, roundTrip, isResolved, lookup, signal } = options;
  const way = {
    host: target.host,
    port: target.port,
    noDelay: true,
    allowHalfOpen: true,
    // A name may have several addresses (::1 and 127.0.0.1): Node tries all of them.
    autoSelectFamily: true,
    lookup,
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
          // Nothing was sent, so this attempt does not count. An earlier one that is still open may be answered.
          attempts--;
          if (open.size === 0) fail(failure);
        } else if (failure) fail(failure);
        else if (open.size === 0 && attempts >= budget.attempts) fail('no-connection');
      });
    };

    // A timer can fire although a `connect` event is already due, so let pending events run before each decision.
    const look = () => setImmediate(() => settled || safely(decide));
    // A bug of ours ends this seat only, and leaves no timer behind.
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
      // On a busy machine time can run out before all attempts were made: the last one still gets its wait.
      if (waited >= budget.ms || (isDue && isSpent && sinceLast >= LAST_ATTEMPT_MS)) fail('no-connection');
      else if (!isSpent && (isDue || sinceLast >= patience.hedgeMs())) attempt();
    };
    const ticker = setInterval(look, TICK_MS);
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
    else safely(attempt);
  });
}
