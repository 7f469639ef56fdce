import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { command, type Running, startProgram } from '../binary.ts';
import { freePort } from '../free-port.ts';
import { student } from './serving.ts';

/** The student of these tests, as flags; and the address that they listen on, unless they mean all of them. */
export const who = ['--id', student.id, '--height', '178', '--weight', '65.5', '--size', student.size];
export const here = ['--host', '127.0.0.1'];

export interface BinaryOptions {
  cwd?: string;
  timeoutMs?: number;
  /** The words of a program that starts it: a shell, or a terminal. */
  before?: readonly string[];
}

/** The real command, on a free port, listening. It ends with the test, and must not have shown a stack trace. */
export async function serveBinary(
  args: readonly string[],
  { before = [], ...options }: BinaryOptions = {},
): Promise<{ program: Running; port: number }> {
  const port = await freePort();
  const words = command(['serve', ...args, '--port', String(port)]);
  const program = startProgram([...before, ...words], { timeoutMs: 60_000, ...options });
  onTestFinished(async () => {
    program.kill('SIGKILL');
    const { stdout, stderr } = await program.done;
    expectNoTrace(stdout + stderr);
  });
  await program.waitFor(/Ctrl-C[^\n]*\n/);
  return { program, port };
}

/** A folder with these files, which goes with the test. */
export function folder(files: Record<string, string>): string {
  const path = mkdtempSync(join(tmpdir(), 'peer-survey-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
  return path;
}

export function expectNoTrace(text: string): void {
  expect(text).not.toContain('    at ');
}
