import { once } from 'node:events';

/**
 * Runs `task` with a signal that aborts when `signal` does, or after `ms`. Not AbortSignal.timeout() within
 * AbortSignal.any(): Node 20 may collect it as garbage before it fires.
 */
export async function withDeadline<Value>(
  { signal, ms }: { signal: AbortSignal; ms: number },
  task: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort);
  const timer = setTimeout(abort, ms);
  try {
    return await task(controller.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
  }
}

/** Settles like `work`, but rejects as soon as the signal aborts. */
export async function orAbort<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const settled = new AbortController();
  const aborted = signal.aborted ? Promise.resolve() : once(signal, 'abort', { signal: settled.signal });
  const giveUp = aborted.then(() => {
    throw new Error('aborted');
  });
  try {
    return await Promise.race([work, giveUp]);
  } finally {
    settled.abort();
  }
}
