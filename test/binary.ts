import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { leash } from './children/leash.ts';

/** The command as a user gets it; `npm run build` makes what it runs. */
const cli = fileURLToPath(new URL('../bin.js', import.meta.url));

/** A wait for a line gives up after so long: before the test does, so that the fault shows what was said. */
const LINE_MS = 45_000;

export interface ProgramOptions {
  /** Over an environment that has LANG=C, and nothing that changes language or colours. */
  env?: Record<string, string>;
  /** Default: a temporary folder of its own, so that no lab.config.json is found. */
  cwd?: string;
  /** It is killed after so long (60,000). */
  timeoutMs?: number;
}

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  pid: number;
  /** What it has said so far. */
  said(): { stdout: string; stderr: string };
  /** The first match in stdout, or else in stderr, as soon as there is one; rejects if the program ends first. */
  waitFor(pattern: RegExp): Promise<RegExpExecArray>;
  write(text: string): void;
  endInput(): void;
  /** The reader of this stream goes away, as `| head -1` does. */
  closeReader(stream: 'stdout' | 'stderr'): void;
  /** The reader of this stream stays, and stops reading. */
  stopReading(stream: 'stdout' | 'stderr'): void;
  kill(signal?: NodeJS.Signals): void;
  /** Resolves when the program and its output have ended; rejects where it had to be killed for its time. */
  done: Promise<Ended>;
}

/** Runs the built command to its end. */
export function run(
  args: readonly string[],
  options: ProgramOptions & { input?: string } = {},
): Promise<Ended> {
  return runProgram(command(args), options);
}

/** Starts the built command. */
export function start(args: readonly string[], options: ProgramOptions = {}): Running {
  return startProgram(command(args), options);
}

/** The words that start the built command, for a shell or a terminal in between. */
export function command(args: readonly string[]): string[] {
  return [process.execPath, cli, ...args];
}

export function runProgram(
  words: readonly string[],
  { input, ...options }: ProgramOptions & { input?: string } = {},
): Promise<Ended> {
  const program = startProgram(words, options);
  if (input !== undefined) program.write(input);
  program.endInput();
  return program.done;
}

/** Starts any program; it never outlives this process, and never keeps it alive. */
export function startProgram(words: readonly string[], options: ProgramOptions = {}): Running {
  const { timeoutMs = 60_000 } = options;
  const [file = '', ...args] = words;
  const cwd = options.cwd ?? mkdtempSync(join(tmpdir(), 'peer-survey-'));
  const env = { ...plainEnvironment(), ...options.env };
  const child = leash(spawn(file, args, { cwd, env, detached: true }));
  for (const stream of child.stdio) if (stream instanceof Socket) stream.unref();

  const said = { stdout: '', stderr: '' };
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const look of waiting) look();
  };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', chunk => {
      said[name] += chunk;
      wake();
    });
  }
  // A program that ends before it has read its input is no fault of the test's.
  child.stdin.on('error', () => {});

  let timedOut = false;
  let over = false;
  const account = () => `${words.join(' ')}\nstdout: ${said.stdout}\nstderr: ${said.stderr}`;
  const done = new Promise<Ended>((resolve, reject) => {
    const lifetime = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, timeoutMs).unref();
    const finish = () => {
      over = true;
      clearTimeout(lifetime);
      if (options.cwd === undefined) rmSync(cwd, { recursive: true, force: true });
      wake();
    };
    child.once('error', error => {
      finish();
      reject(error);
    });
    child.once('close', (code, signal) => {
      finish();
      if (timedOut) reject(new Error(`did not end within ${timeoutMs} ms: ${account()}`));
      else resolve({ code, signal, ...said });
    });
  });
  // Not every test awaits the end.
  done.catch(() => {});

  return {
    pid: child.pid ?? 0,
    said: () => ({ ...said }),
    waitFor: pattern =>
      new Promise((resolve, reject) => {
        const settle = (act: () => void) => {
          clearTimeout(patience);
          waiting.delete(look);
          act();
        };
        const giveUp = (why: string) => settle(() => reject(new Error(`no ${pattern} ${why}: ${account()}`)));
        const look = () => {
          const found = pattern.exec(said.stdout) ?? pattern.exec(said.stderr);
          if (found) settle(() => resolve(found));
          else if (over) giveUp('before its end');
        };
        const patience = setTimeout(() => giveUp(`within ${LINE_MS} ms`), LINE_MS);
        waiting.add(look);
        look();
      }),
    write: text => void child.stdin.write(text),
    endInput: () => void child.stdin.end(),
    closeReader: stream => void child[stream].destroy(),
    stopReading: stream => void child[stream].pause(),
    kill: (signal = 'SIGTERM') => void child.kill(signal),
    done,
  };
}

/** Variables that change language, colours or Node, and `_`, by which nohup is recognised. */
const changing = /^(LC_.*|LANG|LANGUAGE|NO_COLOR|FORCE_COLOR|NODE_.*|_)$/;

function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !changing.test(name));
  return { ...Object.fromEntries(kept), LANG: 'C' };
}
