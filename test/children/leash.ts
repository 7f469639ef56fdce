import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Writable } from 'node:stream';

/** Tests start in the root of the repository; some go elsewhere later. */
const REAPER = resolve('test', 'children', 'reaper.mjs');

let reaper: Writable | undefined;

/**
 * A child of a test neither outlives this process, even where that is killed, nor keeps it alive. Start it with
 * `detached`, and what it starts itself ends with it.
 */
export function leash<Child extends ChildProcess>(child: Child): Child {
  const { pid } = child;
  if (pid === undefined) return child;
  reaper ??= startReaper();
  reaper.write(`+${pid}\n`);
  child.once('exit', () => reaper?.write(`-${pid}\n`));
  child.unref();
  return child;
}

function startReaper(): Writable {
  const child = spawn(process.execPath, [REAPER], { stdio: ['pipe', 'ignore', 'inherit'], detached: true });
  child.unref();
  // A pipe is a socket, which can be told not to keep the process alive.
  if ('unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  child.stdin.on('error', () => {});
  return child.stdin;
}
