import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import { makeCommand, numberOf, parseArguments } from '../cli/command-line.ts';
import { type InterruptWatch, watchInterrupts } from '../cli/interrupt.ts';
import { writeOut } from '../cli/output.ts';
import { type CommonFlags, openSettings } from '../cli/settings.ts';
import { UsageError } from '../cli/usage.ts';
import type { Messages } from '../messages/messages.ts';
import { hasSecondLoopback, openAtFreePlace } from '../room/find-place.ts';
import type { OpenFailure } from '../room/open.ts';
import { layOutRoom, SEAT_LIMITS } from '../room/room.ts';
import { addressOf, type Seat } from '../room/seat.ts';
import { ROOM_PROCESS, type SeatsAnswer } from '../room/seats.ts';
import { run as runCrawl } from './crawl.ts';

interface Flags extends CommonFlags {
  seats: string;
  seed: string;
  port?: string;
  keep?: boolean;
}

interface Room {
  code: 'ready';
  seats: Seat[];
  process: ChildProcess;
}

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

  const room = await startRoom(size, settings.config.port, settings.messages);
  const { hosts, shown } = addressOf(room.seats);
  await writeOut(demo.ready({ count: room.seats.length, targets: shown, seed: size.seed }));
  if (flags.keep) logVisits(room, settings.messages);
  const crawl = () => runCrawl([...hosts.split(','), ...crawlFlags(flags)], settings.messages, interrupts);
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

/** Starts the servers in a process of their own; where a port is in use, the next is taken, and said. */
async function startRoom(
  size: { seats: number; seed: number },
  port: number,
  { demo }: Messages,
): Promise<Room> {
  const oneAddress = !(await hasSecondLoopback());
  if (oneAddress) await writeOut(demo.oneAddress);
  const room = await openAtFreePlace(
    { port, oneAddress },
    {
      open: place => startSeats(layOutRoom(size, place)),
      onBusy: at => writeOut(demo.portInUse(at)),
    },
  );
  if (room.code === 'ready') return room;
  if (room.reason === 'EADDRINUSE') throw new UsageError(demo.noPort(port, room.port));
  throw new UsageError(demo.cannotOpen(room));
}

/** This program once more, as the process of the room. */
async function startSeats(seats: Seat[]): Promise<Room | OpenFailure> {
  const child = fork(process.argv[1] ?? '', [ROOM_PROCESS], { stdio: 'inherit' });
  child.send(seats);
  const [answer]: SeatsAnswer[] = await once(child, 'message');
  if (answer?.code === 'ready') return { code: 'ready', seats, process: child };
  child.disconnect();
  return answer?.code === 'failed' ? answer : { code: 'failed', reason: '?', host: '127.0.0.1', port: 0 };
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

/** Says in one line what each crawler did, when it has left. */
function logVisits({ process: child }: Room, { demo }: Messages): void {
  child.on('message', (answer: SeatsAnswer) => {
    if (answer.code === 'visited') void writeOut(demo.visited(answer.visit));
  });
}

function crawlFlags({ lang, config, color }: Flags): string[] {
  return [
    ...(lang === undefined ? [] : ['--lang', lang]),
    ...(config === undefined ? [] : ['--config', config]),
    ...(color === false ? ['--no-color'] : []),
  ];
}
