import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { type ProgramOptions, type Running, start, startProgram } from './binary.ts';
import { type PythonServer, startPython } from './fixtures/python.ts';
import { freePort } from './free-port.ts';
import { pathOf } from './tools/lacks.ts';

const HOST = '127.0.0.1';

/** Our own server, as a user starts it. It ends with the test. */
export interface Served {
  program: Running;
  port: number;
}

/** Starts `serve` with these flags on a free port, and waits until it listens. */
export async function startServe(flags: readonly string[], options: ProgramOptions = {}): Promise<Served> {
  const port = await freePort();
  const program = start(['serve', '--host', HOST, '--port', String(port), ...flags], options);
  onTestFinished(() => program.kill());
  await program.waitFor(/Ctrl-C ends it/);
  return { program, port };
}

/** Starts one of the beginner's servers in `fixtures/exercises/`. It ends with the test. */
export async function startTutor(name: string, ...args: string[]): Promise<PythonServer> {
  const server = await startPython([`../exercises/${name}`, ...args]);
  onTestFinished(server.stop);
  return server;
}

/** Starts one of the beginner's clients in `fixtures/exercises/`. It ends with the test. */
export function python(name: string, port: number, ...args: string[]): Running {
  const script = fileURLToPath(new URL(`fixtures/exercises/${name}.py`, import.meta.url));
  const program = startProgram([pathOf('python3'), '-I', '-S', script, HOST, String(port), ...args], {
    // Python prints Chinese only if it is told that the reader expects UTF-8.
    env: { LANG: 'C.UTF-8' },
    timeoutMs: 60_000,
  });
  onTestFinished(() => program.kill());
  return program;
}
