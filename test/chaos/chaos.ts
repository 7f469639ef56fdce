import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { command, runProgram, startProgram } from '../binary.ts';
import { openSockets, residentMegabytes } from '../server/process.ts';
import { type Network, openNetwork, ROOM, SERVER } from './network.ts';
import { troubles, type Victims } from './troubles.ts';

const goodSchema = z.object({
  /** Requests that were answered completely, and requests sent, over TCP and over UDP. */
  tcp: z.tuple([z.number(), z.number()]),
  udp: z.tuple([z.number(), z.number()]),
  /** Nine of ten records came within this time; null where more than one of ten never came. */
  ninetiethMs: z.number().nullable(),
});

/** How a good client and a crawler fared, and what the servers had in use. */
export type Row = z.output<typeof goodSchema> & {
  what: string;
  /** Of 40 seats that are all the server under attack: how many the crawl has a result for, and how many are ok. */
  crawl: [results: number, ok: number];
  megabytes: [tcp: number, udp: number];
  sockets: [tcp: number, udp: number];
};

/** Few descriptors and a full disk under the log during the whole run; the clock jumps on command. */
const shortOfEverything = ['bash', '-c', 'ulimit -n 1200; exec "$@" 2>/dev/full', 'bash'];
const env = {
  NODE_OPTIONS: `--import=${join(process.cwd(), 'test/chaos/jumping-clock.mjs')}`,
  JUMPING: 'later',
};

/** `serve` with a record and `serve --as echo --udp`, in a network of their own; `end` takes it all down. */
export async function startVictims(
  record: readonly string[],
  options: { cwd: string; port: number },
): Promise<Victims & { end(): void }> {
  const network = openNetwork();
  const start = async (words: readonly string[], port: number) => {
    const serve = command(['serve', '--host', '0.0.0.0', '--port', String(port), ...words]);
    const all = [...network.onServer, ...shortOfEverything, ...serve];
    const program = startProgram(all, { cwd: options.cwd, env, timeoutMs: 600_000 });
    await program.waitFor(/Ctrl-C/);
    return { ...program, port };
  };
  const tcp = await start(record, options.port);
  const udp = await start(['--as', 'echo', '--udp'], options.port + 1);
  const end = () => {
    tcp.kill('SIGKILL');
    udp.kill('SIGKILL');
    network.close();
  };
  return { tcp, udp, network, end };
}

/** Measures a good client before, in and after each trouble. */
export async function* measureChaos(victims: Victims, reply: string): AsyncGenerator<Row> {
  const before = await measure('before', victims, reply);
  yield before;
  for (const [what, begin] of Object.entries(troubles)) {
    const end = await begin(victims);
    yield await measure(`in: ${what}`, victims, reply);
    await end();
    await settled(victims, before.sockets[0]);
    yield await measure(`after: ${what}`, victims, reply);
  }
}

async function measure(what: string, victims: Victims, reply: string): Promise<Row> {
  const { tcp, udp } = victims;
  const [good, crawl] = await Promise.all([askWell(victims, { what, reply }), crawlRoom(victims)]);
  return {
    what,
    ...good,
    crawl,
    megabytes: [residentMegabytes(tcp.pid), residentMegabytes(udp.pid)],
    sockets: [openSockets(tcp.pid), openSockets(udp.pid)],
  };
}

async function askWell({ network, tcp, udp }: Victims, { what, reply }: { what: string; reply: string }) {
  // Longer than the server's deadlines, so that a crowd meets all of them.
  const seconds = what.startsWith('in') ? '3' : '0.5';
  const script = join(process.cwd(), 'test/fixtures/clients/good_client.py');
  const words = ['python3', '-I', '-S', script, SERVER, String(tcp.port), String(udp.port), reply, seconds];
  const { stdout } = await runProgram([...network.onClients, ...words]);
  return goodSchema.parse(JSON.parse(stdout));
}

/** A crawl with 64 descriptors, of as many seats as a room has. */
async function crawlRoom({
  network,
  tcp,
}: {
  network: Network;
  tcp: { port: number };
}): Promise<[number, number]> {
  const few = ['bash', '-c', 'ulimit -n 64; exec "$@"', 'bash'];
  const crawl = command(['crawl', ROOM, '--port', String(tcp.port), '--format', 'csv']);
  const { stdout } = await runProgram([...network.onClients, ...few, ...crawl]);
  const rows = stdout.split('\n').filter(line => /^\d+,/.test(line));
  return [rows.length, rows.filter(row => /^\d+,[^,]*,[^,]*,\d+,"ok"/.test(row)).length];
}

/** The deadlines of the last clients of a crowd have passed, and so has the second of the last limit. */
async function settled({ tcp }: Victims, socketsBefore: number): Promise<void> {
  for (let tries = 0; tries < 100 && openSockets(tcp.pid) > socketsBefore; tries++) await pause(100);
  await pause(1_100);
}
