import { spawn } from 'node:child_process';

/** What a program said and how it ended. */
export interface Ran {
  ending: 'exit' | 'time' | 'interrupted';
  output: string;
  /** The last line of its stderr, where it ended with an error. */
  lastWords?: string;
}

export interface RunOptions {
  env: Record<string, string>;
  /** It is ended, with its children, after so long. */
  timeMs: number;
  signal: AbortSignal;
  /** Everything that it prints, as it comes. */
  onOutput: (stream: 'stdout' | 'stderr', bytes: Buffer) => void;
}

/** A program that does not end when asked to is ended by the system after so long. */
const GRACE_MS = 1_000;

/** Output beyond this is passed on, but no answer is looked for in it. */
const KEPT_BYTES = 2 ** 20;

/**
 * Runs a crawler to its end, in a process group of its own, so that its children end with it.
 * Rejects with the system's error where it cannot be started.
 */
export function runCrawler([file = '', ...words]: readonly string[], options: RunOptions): Promise<Ran> {
  const child = spawn(file, words, {
    env: { ...process.env, PYTHONUNBUFFERED: '1', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const said = { stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].on('data', (bytes: Buffer) => {
      said[stream] = Buffer.concat([said[stream], bytes]).subarray(-KEPT_BYTES);
      options.onOutput(stream, bytes);
    });
  }
  const { promise, resolve, reject } = withResolvers<Ran>();
  let ending: Ran['ending'] = 'exit';
  let hardEnd: NodeJS.Timeout | undefined;
  const end = (why: Ran['ending']) => {
    ending = why;
    endGroup(child.pid, 'SIGTERM');
    hardEnd = setTimeout(() => endGroup(child.pid, 'SIGKILL'), GRACE_MS);
  };
  const tooLong = setTimeout(() => end('time'), options.timeMs);
  const interrupt = () => end('interrupted');
  options.signal.addEventListener('abort', interrupt, { once: true });
  // What it has started may live on, and hold its output open.
  child.once('exit', () => endGroup(child.pid, 'SIGKILL'));
  child.once('error', reject);
  child.once('close', code => {
    clearTimeout(tooLong);
    clearTimeout(hardEnd);
    options.signal.removeEventListener('abort', interrupt);
    const lastWords = said.stderr.toString().trim().split('\n').at(-1)?.trim() ?? '';
    const failed = ending === 'exit' && code !== 0 && lastWords !== '';
    resolve({ ending, output: said.stdout.toString(), ...(failed ? { lastWords } : {}) });
  });
  return promise.finally(() => clearTimeout(tooLong));
}

/** Ends a program and all that it started. */
function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' }).on('error', () => {});
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // ESRCH: the whole group has ended.
  }
}

function withResolvers<Value>() {
  let resolve: (value: Value) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<Value>((keep, refuse) => {
    resolve = keep;
    reject = refuse;
  });
  return { promise, resolve, reject };
}
