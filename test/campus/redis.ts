import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect as connectSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { leash } from '../children/leash.ts';

/** A Redis for one test: in its own folder and on a Unix socket, so that no port can be taken. */
export interface RedisServer {
  url: string;
  path: string;
  pid(): number;
  /** Ends it with a signal, and resolves when it is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again, in the same place. */
  start(): Promise<void>;
  /** A command as `redis-cli` sends it; resolves with its answer. */
  ask(...words: string[]): string;
  close(): Promise<void>;
}

export interface RedisOptions {
  /** More of a configuration: `['--appendonly', 'yes']`. */
  config?: readonly string[];
  /** What redis-cli needs to be let in. */
  asUser?: readonly string[];
  /** The command that starts a program on its machine. */
  on?: readonly string[];
}

export async function startRedis({
  config = [],
  asUser = [],
  on = [],
}: RedisOptions = {}): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'peer-survey-redis-'));
  const path = join(folder, 'q');
  let server: ChildProcess;
  const start = async () => {
    const plain = ['--port', '0', '--unixsocket', path, '--save', '', '--appendonly', 'no', '--dir', folder];
    const [program = '', ...words] = [...on, 'redis-server', ...plain, ...config];
    server = leash(spawn(program, words, { stdio: ['ignore', 'ignore', 'inherit'], detached: true }));
    const ended = once(server, 'exit').then(([code]) =>
      Promise.reject(new Error(`redis-server: exit ${code}`)),
    );
    ended.catch(() => {});
    await Promise.race([untilItListens(path), ended]);
  };
  const kill = async (signal: NodeJS.Signals = 'SIGKILL') => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill(signal);
    await gone;
  };
  await start();
  return {
    url: `unix://${path}`,
    path,
    pid: () => server.pid ?? 0,
    kill,
    start,
    ask: (...words) =>
      spawnSync('redis-cli', ['-s', path, ...asUser, ...words], { encoding: 'utf8' }).stdout.trim(),
    async close() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilItListens(path: string): Promise<void> {
  for (;;) {
    const socket = connectSocket(path);
    const isOpen = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isOpen) return;
    await pause(10);
  }
}
