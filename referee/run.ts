import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { RoomAddress } from '../room/seat.ts';

/** What a program printed, and how it ended. */
export interface Ran {
  ending: 'exit' | 'time' | 'interrupted';
  output: string;
  /** The last line of its stderr, if it ended with an error. */
  lastWords?: string;
}

export interface RunOptions {
  /** Where the room is: for the placeholders in the command, and for the environment. */
  room: RoomAddress;
  /** After this time the program and its children are ended. */
  timeMs: number;
  signal: AbortSignal;
  /** Called with everything the program prints, as it comes. */
  onOutput: (stream: 'stdout' | 'stderr', bytes: Buffer) => void;
}

/** A program that ignores SIGTERM gets SIGKILL after this time. */
const GRACE_MS = 1_000;

/** The answer is looked for in the last part of the output, of this size. */
const KEPT_BYTES = 2 ** 20;

/** The placeholders for the room's address in a command. */
const placeholders = ['hosts', 'prefix', 'first', 'last', 'port'] as const;

/**
 * Runs a crawler to its end, in a process group of its own, so that its children end with it.
 * Rejects with the system's error if it cannot be started.
 */
export async function runCrawler(command: readonly string[], options: RunOptions): Promise<Ran> {
  const { room } = options;
  const [file = '', ...words] = command.map(word =>
    placeholders.reduce((text, name) => text.replaceAll(`{${name}}`, room[name]), word),
  );
  const address = { PEER_SURVEY_HOSTS: room.hosts, PEER_SURVEY_PORT: room.port };
  const child = spawn(file, words, {
    env: { ...process.env, PYTHONUNBUFFERED: '1', ...address },
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
  // Its children may live on, and keep its output open.
  child.once('exit', () => endGroup(child.pid, 'SIGKILL'));
  try {
    const [code] = await once(child, 'close');
    const lastWords = said.stderr.toString().trim().split('\n').at(-1)?.trim() ?? '';
    const failed = ending === 'exit' && code !== 0 && lastWords !== '';
    return { ending, output: said.stdout.toString(), ...(failed ? { lastWords } : {}) };
  } finally {
    clearTimeout(tooLong);
    clearTimeout(hardEnd);
    options.signal.removeEventListener('abort', interrupt);
  }
}

/** Sends a signal to a program and everything it started. */
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
