import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SERVER_CORE } from './server-load.ts';
import { type Build, builds } from './sitting/before.ts';
import { type ToolName, tools } from './sitting/tools.ts';

const student = { id: '2023010101', height: 178, weight: 65.5, size: 'XL' };

/** What all of them answer. */
export const reply = `${JSON.stringify(student)}\n`;

/** A server to be measured, and what it needs besides Node. */
export interface Server {
  name: string;
  tool?: ToolName;
  /** The words that start it; `folder` is for what it has to read. */
  words(port: number, folder: string): string[];
}

const { id, height, weight, size } = student;
export const record = ['--id', id, '--height', String(height), '--weight', String(weight), '--size', size];

/** The command as users run it, except without log lines. */
const serverOf = ({ name, cli }: Build): Server => ({
  name: `${name} serve --quiet`,
  words: port => [process.execPath, cli, 'serve', ...record, '--port', String(port), '--quiet'],
});

const both = builds();
export const ours = serverOf(both.now);

/** An earlier build of ours, where the bench is called with `--before FOLDER`. */
export const before = both.before && serverOf(both.before);

export const nginx: Server = {
  name: 'nginx, stream return',
  tool: 'nginx',
  words(port, folder) {
    const path = join(folder, 'nginx.conf');
    const template = readFileSync('bench/peers/nginx.conf', 'utf8');
    const text = template.replace('FOLDER', folder).replace('PORT', String(port)).replace('REPLY', reply);
    writeFileSync(path, text);
    return [tools.nginx.command, '-p', folder, '-c', path];
  },
};

const inPython = (name: string, file: string): Server => ({
  name,
  tool: 'Python',
  words: port => [tools.Python.command, `bench/peers/${file}`, String(port)],
});

export const threads = inPython('Python, a thread each', 'server_threads.py');

export const servers: Server[] = [
  ours,
  ...(before ? [before] : []),
  nginx,
  inPython('Python asyncio', 'server_asyncio.py'),
  threads,
];

export interface Running {
  port: number;
  /** CPU time that it has used, in ms. */
  cpuMs(): number;
  residentMb(): number;
  stop(): Promise<void>;
}

/** Starts a server on its core, and resolves when it listens. */
export async function startServer(server: Server, port: number, folder: string): Promise<Running> {
  const child = spawn('taskset', ['-c', SERVER_CORE, ...server.words(port, folder)], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin.end(reply);
  await untilItListens(child, port);
  // taskset has become the server.
  const { pid } = child;
  return {
    port,
    cpuMs() {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      const [user = Number.NaN, system = Number.NaN] = fields.slice(11, 13).map(Number);
      return (user + system) * MS_A_TICK;
    },
    residentMb: () => Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024,
    async stop() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

/** Linux's unit of CPU time, the same on all machines that Debian supports. */
const MS_A_TICK = 10;

async function untilItListens(child: ChildProcess, port: number): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (child.exitCode !== null) throw new Error(`${child.spawnargs.join(' ')} ended with ${child.exitCode}`);
    const socket = connect({ host: '127.0.0.1', port });
    const stands = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'close').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (stands) return;
    await pause(20);
  }
  throw new Error(`${child.spawnargs.join(' ')} does not listen at ${port}`);
}
