import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { leash } from '../test/children/leash.ts';
import type { Build } from './sitting/before.ts';
import { type ToolName, tools } from './sitting/tools.ts';

/** How one run went; `answered` is how many records there are in what it printed. */
export interface Asked {
  ms: number;
  peakMb: number;
  answered: number;
}

/** A program that asks many addresses, and what it needs besides Node. */
export interface Client {
  name: string;
  tool?: ToolName;
  words(addresses: number): string[];
}

export const PORT = 21_700;
/** All of 127.0.0.0/8 is this machine, but for its first and its last address. */
const FIRST = '127.1.0.0';
/** The C client is compiled into the sitting's folder. */
const peer = (folder: string, name: string) => join(folder, name);

/** A build of this program as users have it, with full validation and all deadlines. */
export const crawlBy = ({ name, cli }: Build): Client => ({
  name: `${name} crawl --format ndjson`,
  words: addresses => [
    ...[process.execPath, cli, 'crawl', `${FIRST}+${addresses}`, '--port', String(PORT)],
    ...['--format', 'ndjson', '--max-hosts', String(addresses)],
  ],
});

export const nmap: Client = {
  name: 'nmap -sT, with a script that asks',
  tool: 'nmap',
  words: addresses => [
    ...[tools.nmap.command, '-n', '-sT', '-p', String(PORT), '--script', 'bench/peers/get.nse'],
    ...rangesOf(addresses),
  ],
};

/** One thread, the same number of connections at a time as a crawl. */
const inC = (folder: string): Client => ({
  name: 'C, epoll, 64 at a time',
  tool: 'gcc',
  words: addresses => [peer(folder, 'epoll'), ...[FIRST, addresses, PORT, addresses, 64].map(String)],
});

const inPython = (name: string, file: string): Client => ({
  name,
  tool: 'Python',
  words: addresses => [tools.Python.command, `bench/peers/${file}`, FIRST, String(addresses), String(PORT)],
});

export const clientsIn = (folder: string): Client[] => [
  nmap,
  inC(folder),
  inPython('Python, 40 threads', 'client_threads.py'),
  inPython('Python asyncio, 100 at a time', 'client_asyncio.py'),
];

/** Compiles what is in C: the client, the seat that all of them ask, and what measures them. */
export function compilePeers(folder: string): void {
  for (const name of ['epoll', 'responder', 'peak']) {
    const words = ['-O2', '-o', peer(folder, name), `bench/peers/${name}.c`];
    execFileSync(tools.gcc.command, words, { stdio: 'inherit' });
  }
}

/** Starts the seat that answers on every address; it ends with `stop`. */
export async function startResponder(folder: string): Promise<{ stop(): void }> {
  const words = [String(PORT)];
  const responder = leash(spawn(peer(folder, 'responder'), words, { stdio: ['ignore', 'pipe', 'inherit'] }));
  if (responder.stdout) await once(responder.stdout, 'data');
  return { stop: () => void responder.kill() };
}

const measured = z.object({ ms: z.number(), peakKb: z.number() });

/** Runs a client to its end, with its output in a file. */
export async function ask(client: Client, addresses: number, folder: string): Promise<Asked> {
  const path = join(folder, 'output');
  const output = openSync(path, 'w');
  const words = client.words(addresses);
  const child = spawn(peer(folder, 'peak'), words, { stdio: ['ignore', output, 'pipe'] });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', text => {
    said += text;
  });
  await once(child, 'close');
  closeSync(output);
  const { ms, peakKb } = measured.parse(JSON.parse(said.trimEnd().split('\n').at(-1) ?? ''));
  return { ms, peakMb: peakKb / 1_024, answered: countAnswers(readFileSync(path)) };
}

/** Each record has a height; the C client only says how many there were. */
function countAnswers(output: Buffer): number {
  const counted = /"ok":(\d+),"failed"/.exec(output.toString('latin1', 0, 200))?.[1];
  if (counted !== undefined) return Number(counted);
  let answers = 0;
  for (let at = output.indexOf('"height":'); at >= 0; at = output.indexOf('"height":', at + 1)) answers++;
  return answers;
}

/** nmap has no `+40`: whole networks, and a range within one. */
function rangesOf(addresses: number): string[] {
  if (addresses === 65_536) return [`${FIRST}/16`];
  if (addresses === 4_096) return [`${FIRST}/20`];
  return [`${FIRST}-${addresses - 1}`];
}
