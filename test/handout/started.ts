import { onTestFinished } from 'vitest';
import { type ProgramOptions, type Running, start } from '../binary.ts';

export interface StartedHandout {
  /** With a slash at its end. */
  url: string;
  sha256: string;
  program: Running;
}

/** Starts the built handout on a free port, until the test ends. */
export async function startHandout(
  args: readonly string[] = [],
  options: ProgramOptions = {},
): Promise<StartedHandout> {
  const program = start(['handout', '--listen', '127.0.0.1:0', ...args], { timeoutMs: 60_000, ...options });
  onTestFinished(() => program.kill('SIGKILL'));
  const [url = ''] = await program.waitFor(/http:\/\/\S+/);
  const [sha256 = ''] = await program.waitFor(/^[\da-f]{64}$/m);
  return { url, sha256, program };
}
