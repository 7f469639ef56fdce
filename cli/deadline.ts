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
