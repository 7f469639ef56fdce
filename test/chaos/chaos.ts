import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { command, type Running, runProgram, startProgram } from '../binary.ts';
import { goodClient } from '../server/good-client.ts';
import { openSockets, residentMegabytes } from '../server/process.ts';

/** How a good client fared, and what the server had in use. */
export interface Row {
  what: string;
  /** Requests that got their whole answer, and all that were sent, over TCP and over UDP. */
  tcp: [answered: number, sent: number];
  udp: [answered: number, sent: number];
  /** Of the TCP server: nine answers of ten came within this time. */
  ninetiethMs: number;
  megabytes: [tcp: number, udp: number];
  sockets: [tcp: number, udp: number];
}

/** The two servers under attack. */
export interface Victims {
  tcp: Running & { port: number };
  udp: Running & { port: number };
  reply: string;
}

const SOURCES = Array.from({ length: 47 }, (_, index) => `127.0.1.${index + 1}`);

/** A trouble lasts until its `end`. */
type Trouble = (victims: Victims) => Promise<{ end(): Promise<void> }>;

const crowd =
  (vice: string, count: number): Trouble =>
  ({ tcp }) =>
    startCrowd('crowd.py', '127.0.0.1', tcp.port, count, vice, ...SOURCES);

const datagrams =
  (kind: string): Trouble =>
  ({ udp }) =>
    startCrowd('datagram_crowd.py', '127.0.0.1', udp.port, kind, ...SOURCES);

/** Both servers stand still for a moment, as on a computer that sleeps. */
const stopped: Trouble = async ({ tcp, udp }) => {
  for (const { pid } of [tcp, udp]) process.kill(pid, 'SIGSTOP');
  await pause(1_500);
  for (const { pid } of [tcp, udp]) process.kill(pid, 'SIGCONT');
  return { end: async () => {} };
};

const isRoot = process.getuid?.() === 0;

/** Eight kinds of bad clients, from 47 sources each, and a process that is stopped and continued. */
const troubles: Record<string, Trouble> = {
  '1,000 that say nothing': crowd('says-nothing', 1_000),
  '1,000 that send a byte a second': crowd('trickles', 1_000),
  '1,000 that never read': crowd('never-reads', 1_000),
  '128 that pour white space': crowd('floods', 128),
  '128 that pour after get': crowd('pours', 128),
  '50 that reset and come again': crowd('resets', 50),
  'a flood of datagrams': datagrams('floods'),
  ...(isRoot ? { 'forged datagrams': datagrams('forged') } : {}),
  'stopped and continued': stopped,
};

/** Few descriptors, and a full disk under the log, from beginning to end. */
const shortOfEverything = existsSync('/dev/full')
  ? ['bash', '-c', 'ulimit -n 1200; exec "$@" 2>/dev/full', 'bash']
  : [];

export async function startVictim(words: readonly string[], options: { cwd: string; port: number }) {
  const serve = command(['serve', '--host', '0.0.0.0', '--port', String(options.port), ...words]);
  const program = startProgram([...shortOfEverything, ...serve], { cwd: options.cwd, timeoutMs: 600_000 });
  await program.waitFor(/Ctrl-C/);
  return { ...program, port: options.port };
}

/** Measures a good client before, in and after each trouble. */
export async function* measureChaos(victims: Victims): AsyncGenerator<Row> {
  yield await measure('before', victims);
  for (const [what, begin] of Object.entries(troubles)) {
    const trouble = await begin(victims);
    yield await measure(`in: ${what}`, victims);
    await trouble.end();
    await settled(victims);
    yield await measure(`after: ${what}`, victims);
  }
}

/** The seats that a crawl with 64 descriptors has a result for, of 40 that are all the server under attack. */
export async function crawlVictim({ tcp }: Victims): Promise<number> {
  const few = process.platform === 'linux' ? ['bash', '-c', 'ulimit -n 64; exec "$@"', 'bash'] : [];
  const crawl = command(['crawl', '127.0.2.1-40', '--port', String(tcp.port), '--format', 'csv']);
  const { stdout } = await runProgram([...few, ...crawl]);
  return stdout.split('\n').filter(line => /^\d+,/.test(line)).length;
}

async function measure(what: string, { tcp, udp, reply }: Victims): Promise<Row> {
  const [times, datagramsOk] = await Promise.all([goodClient(tcp.port, reply), goodDatagrams(udp.port)]);
  return {
    what,
    tcp: [times.asked - times.unanswered, times.asked],
    udp: datagramsOk,
    ninetiethMs: times.ninetieth,
    megabytes: [residentMegabytes(tcp.pid), residentMegabytes(udp.pid)],
    sockets: [openSockets(tcp.pid), openSockets(udp.pid)],
  };
}

/** The deadlines of the last clients of a crowd have passed, and so has the second of the last limit. */
async function settled({ tcp }: Victims): Promise<void> {
  for (let tries = 0; tries < 100 && openSockets(tcp.pid) > 2; tries++) await pause(100);
  await pause(1_100);
}

async function startCrowd(name: string, ...args: (string | number)[]) {
  // From the project's root, since the bench is bundled into another folder.
  const script = join(process.cwd(), 'test/fixtures/clients', name);
  const words = ['python3', '-I', '-S', script, ...args.map(String)];
  const program = startProgram(words, { timeoutMs: 600_000 });
  await program.waitFor(/ready/);
  return {
    async end() {
      program.endInput();
      await program.done;
    },
  };
}

/** Thirty datagrams, ten a second, each waited for up to 2 s. */
async function goodDatagrams(port: number): Promise<[number, number]> {
  const socket = createSocket('udp4');
  socket.connect(port, '127.0.0.1');
  await once(socket, 'connect');
  const answers = new Set<string>();
  socket.on('message', bytes => answers.add(String(bytes)));
  socket.on('error', () => {});
  for (let n = 0; n < 30; n++) {
    socket.send(`message ${n}`);
    await pause(100);
  }
  for (let tries = 0; tries < 20 && answers.size < 30; tries++) await pause(100);
  socket.close();
  return [answers.size, 30];
}
