import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** What ended a command from outside, with the exit code that the shell expects of it: 128 and the signal's number. */
export const interruptCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
type Interrupt = keyof typeof interruptCodes;

export interface InterruptWatch {
  signal: AbortSignal;
  /** What came, if anything did. */
  came(): Interrupt | undefined;
  /** Hands the signals back to the system. */
  release(): void;
}

/**
 * Turns the first Ctrl-C, SIGTERM or closed terminal into an abort, so that a command can end in good order. A second one
 * ends the process at once. Under nohup, a closed terminal ends nothing.
 */
export function watchInterrupts(): InterruptWatch {
  const controller = new AbortController();
  const ignoresHangUp = isHangUpIgnored();
  let came: Interrupt | undefined;
  const listeners = Object.entries(interruptCodes).map(([name, code]) => {
    const listener = () => {
      if (name === 'SIGHUP' && ignoresHangUp) return;
      if (came) process.exit(code);
      came = name === 'SIGINT' ? 'SIGINT' : name === 'SIGTERM' ? 'SIGTERM' : 'SIGHUP';
      controller.abort();
    };
    process.on(name, listener);
    return { name, listener };
  });
  return {
    signal: controller.signal,
    came: () => came,
    release: () => {
      for (const { name, listener } of listeners) process.off(name, listener);
    },
  };
}

/**
 * Whether this process was started with SIGHUP ignored. Node sets all signals to their defaults at its start and keeps no
 * note of what they were: nohup is told by `_`, in which a shell names the program that it starts, and by the parent.
 */
export function isHangUpIgnored(env = process.env, parent = process.ppid): boolean {
  return basename(env._ ?? '') === 'nohup' || ignoredSignals(parent) % 2n === 1n;
}

/** The signals that a process ignores, a bit for each and SIGHUP the lowest; none where the system does not tell. */
function ignoredSignals(pid: number): bigint {
  try {
    const [, mask = '0'] = /^SigIgn:\s*([0-9a-f]+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return BigInt(`0x${mask}`);
  } catch {
    // Only Linux has this file.
    return 0n;
  }
}
