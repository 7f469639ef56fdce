import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { tools } from './sitting/tools.ts';

/** The result of one load, as bench/peers/epoll.c prints it: connections by ending, and ms from connect to end. */
const outcome = z.object({
  seconds: z.number(),
  ok: z.number(),
  failed: z.number(),
  /** The whole reply, and a reset. */
  reset: z.number(),
  /** Incomplete replies. */
  cut: z.number(),
  p50Ms: z.number(),
  p99Ms: z.number(),
});
export type Outcome = z.infer<typeof outcome>;

export interface Load {
  connections: number;
  /** Connections at one time. */
  clients: number;
  /** If set, the line end is sent this long after `get`, in a separate packet. */
  gapUs?: number;
}

/** One address has 28,000 ports for its clients, and a closed connection keeps one of them for a minute. */
const ADDRESSES = 64;

/** The client has one core to itself, and the servers have the other. */
export const CLIENT_CORE = '1';
export const SERVER_CORE = '0';

/** Compiles the client into a folder, and returns what loads the server at a port, and checks each reply. */
export function compileLoad(folder: string, reply: string): (port: number, load: Load) => Promise<Outcome> {
  const client = join(folder, 'epoll');
  execFileSync(tools.gcc.command, ['-O2', '-o', client, 'bench/peers/epoll.c'], { stdio: 'inherit' });
  return (port, { connections, clients, gapUs }) =>
    new Promise((resolve, reject) => {
      const words = [client, '127.0.0.1', ADDRESSES, port, connections, clients, gapUs ?? []].flat();
      const done = (error: Error | null, stdout: string) =>
        error ? reject(error) : resolve(outcome.parse(JSON.parse(stdout)));
      execFile('taskset', ['-c', CLIENT_CORE, ...words.map(String)], done).stdin?.end(reply);
    });
}
