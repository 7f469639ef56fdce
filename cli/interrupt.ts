import { once } from 'node:events';
import { basename } from 'node:path';

/** The signals that interrupt a command, with the exit code that shells expect: 128 plus the signal's number. */
const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Tells a command that it was interrupted, and by which signal. */
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
  let exitCode: number | undefined;
  const listeners = Object.entries(exitCodes).map(([name, code]) => {
    const listener = () => {
      if (name === 'SIGHUP' && isUnderNohup()) return;
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

/** Node takes SIGHUP also under nohup, which is recognised by the variable in which shells put the program they start. */
function isUnderNohup(): boolean {
  return basename(process.env._ ?? '') === 'nohup';
}
