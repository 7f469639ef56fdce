import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { makeCommand, numberOf, parseArguments } from '../cli/command-line.ts';
import { type InterruptWatch, watchInterrupts } from '../cli/interrupt.ts';
import { writeOut } from '../cli/output.ts';
import { type CommonFlags, openSettings } from '../cli/settings.ts';
import { UsageError } from '../cli/usage.ts';
import type { Messages } from '../messages/messages.ts';
import { type DemoSeat, layOutRoom, SEAT_LIMITS } from '../room/room.ts';
import type { SeatsAnswer } from '../room/seats.ts';
import { run as runCrawl } from './crawl.ts';

interface Flags extends CommonFlags {
  seats: string;
  seed: string;
  port?: string;
  keep?: boolean;
}

/** How many other ports are tried where one is in use. */
const PORTS_TRIED = 20;

/** `demo`: a room of real servers on this machine, a few of them broken, and a crawl of it. */
export async function run(argv: string[], messages: Messages): Promise<number> {
  const command = define(messages);
  parseArguments(command, argv, messages);
  const flags = command.opts<Flags>();
  const settings = await openSettings(flags, [
    { flag: '--port', key: 'port', value: flags.port === undefined ? undefined : numberOf(flags.port) },
  ]);
  const { demo } = settings.messages;
  const size = readSize(flags, settings.messages);
  const interrupts = watchInterrupts();

  const room = await openRoom(size, settings.config.port, settings.messages);
  const { seats } = room;
  await writeOut(demo.ready({ count: seats.length, targets: describeTargets(seats), seed: size.seed }));
  const crawl = () => runCrawl([...targetsOf(seats), ...crawlFlags(flags)], settings.messages, interrupts);
  try {
    return await (flags.keep ? keep(crawl, interrupts, settings.messages) : crawl());
  } finally {
    room.process.disconnect();
  }
}

/** What `demo` can be told. */
export function define(messages: Messages): Command {
  const { options } = messages.help;
  return makeCommand('demo', messages)
    .option('--seats <number>', options.seats, '40')
    .option('--seed <number>', options.seed, '1')
    .option('--port <number>', options.port)
    .option('--keep', options.keep);
}

function readSize({ seats, seed }: Flags, { usage }: Messages): { seats: number; seed: number } {
  const { minimum, maximum } = SEAT_LIMITS;
  const size = { seats: Number(seats), seed: Number(seed) };
  if (!Number.isInteger(size.seats) || size.seats < minimum || size.seats > maximum) {
    throw new UsageError(usage.notInRange('--seats', seats, { minimum, maximum }));
  }
  if (!Number.isSafeInteger(size.seed) || size.seed < 0)
    throw new UsageError(usage.notACount('--seed', seed));
  return size;
}

/** Starts the servers; where a port is in use it says so and takes the next one. */
async function openRoom(
  size: { seats: number; seed: number },
  firstPort: number,
  { demo }: Messages,
): Promise<{ seats: DemoSeat[]; process: ChildProcess }> {
  const oneAddress = !(await hasSecondLoopback());
  if (oneAddress) await writeOut(demo.oneAddress);
  let port = firstPort;
  for (let tried = 0; tried < PORTS_TRIED; tried++) {
    const seats = layOutRoom(size, { port, oneAddress });
    const child = fork(fileURLToPath(new URL('./seats.js', import.meta.url)), { stdio: 'inherit' });
    child.send(seats);
    const [answer]: SeatsAnswer[] = await once(child, 'message');
    if (answer?.code === 'ready') return { seats, process: child };
    child.disconnect();
    if (answer?.reason !== 'EADDRINUSE') {
      throw new UsageError(demo.cannotOpen(answer ?? { reason: '?', host: '127.0.0.1', port }));
    }
    port = oneAddress ? answer.port + 1 : port + 1;
    await writeOut(demo.portInUse({ host: answer.host, port: answer.port, next: port }));
  }
  throw new UsageError(demo.noPort(firstPort, port));
}

/** Whether all of 127.0.0.0/8 is this machine, as on Linux and Windows; macOS has only 127.0.0.1. */
async function hasSecondLoopback(): Promise<boolean> {
  const server = createServer();
  try {
    server.listen({ host: '127.0.0.2', port: 0 });
    await once(server, 'listening');
    return true;
  } catch {
    // EADDRNOTAVAIL: the one address will have to do.
    return false;
  } finally {
    server.close();
  }
}

/** The room stays up; Enter shows what a right crawler finds, Ctrl-C or the end of input closes it. */
async function keep(
  crawl: () => Promise<number>,
  interrupts: InterruptWatch,
  { demo }: Messages,
): Promise<number> {
  await writeOut(demo.kept);
  const lines = createInterface({ input: process.stdin });
  interrupts.signal.addEventListener('abort', () => lines.close(), { once: true });
  for await (const _ of lines) {
    await crawl();
    await writeOut(demo.kept);
  }
  // Without a terminal there is no Enter to wait for: the room stays until it is told to close.
  if (!process.stdin.isTTY && !interrupts.came()) await once(interrupts.signal, 'abort');
  return 0;
}

function targetsOf(seats: readonly DemoSeat[]): string[] {
  return seats.map(({ host, port }) => `${host}:${port}`);
}

/** What one would type: a range of addresses, or of ports. */
function describeTargets(seats: readonly DemoSeat[]): string {
  const [first, last] = [seats[0], seats.at(-1)];
  if (!first || !last) return '';
  if (first.host === last.host) return `${first.host}, ${first.port}-${last.port}`;
  return `${first.host}-${last.host.split('.').at(-1)}:${first.port}`;
}

function crawlFlags({ lang, config, color }: Flags): string[] {
  return [
    ...(lang === undefined ? [] : ['--lang', lang]),
    ...(config === undefined ? [] : ['--config', config]),
    ...(color === false ? ['--no-color'] : []),
  ];
}
