import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** The signals that interrupt a command, with the exit code that shells expect: 128 plus the signal's number. */
const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

export interface InterruptWatch {
  signal: AbortSignal;
  /** The exit code for the signal that came; undefined if none did. */
  exitCode(): number | undefined;
  /** Stops watching, so that signals have their default effect again. */
  release(): void;
}

/**
 * Turns the first Ctrl-C, SIGTERM or closed terminal into an abort, so that a command can finish cleanly. A second one
 * ends the process at once. Under nohup, a closed terminal has no effect.
 */
export function watchInterrupts(): InterruptWatch {
  const controller = new AbortController();
  const ignoresHangUp = isHangUpIgnored();
  let exitCode: number | undefined;
  const listeners = Object.entries(exitCodes).map(([name, code]) => {
    const listener = () => {
      if (name === 'SIGHUP' && ignoresHangUp) return;
      if (exitCode !== undefined) process.exit(code);
      exitCode = code;
      controller.abort();
    };
    process.on(name, listener);
    return { name, listener };
  });
  return {
    signal: controller.signal,
    exitCode: () => exitCode,
    release: () => {
      for (const { name, listener } of listeners) process.off(name, listener);
    },
  };
}

/** Waits until a signal has aborted. */
export async function untilAborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
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

/**
 * Whether this process was started with SIGHUP ignored. Node resets all signals at start and does not remember what they
 * were. So nohup is recognised by the variable `_`, in which shells put the program they start, and by the parent process.
 */
export function isHangUpIgnored(env = process.env, parent = process.ppid): boolean {
  return basename(env._ ?? '') === 'nohup' || ignoredSignals(parent) % 2n === 1n;
}

/** The signals that a process ignores, as a bit mask with SIGHUP as the lowest bit; 0 if the system does not tell. */
function ignoredSignals(pid: number): bigint {
  try {
    const [, mask = '0'] = /^SigIgn:\s*([0-9a-f]+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return BigInt(`0x${mask}`);
  } catch {
    // Only Linux has this file.
    return 0n;
  }
}
