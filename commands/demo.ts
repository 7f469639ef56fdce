import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Usage } from '../cli/define.ts';
import { type InterruptWatch, watchInterrupts } from '../cli/interrupt.ts';
import { openCommand } from '../cli/open-command.ts';
import type { OptionValues } from '../cli/options/table.ts';
import { writeOut } from '../cli/output.ts';
import { UsageError } from '../cli/usage.ts';
import type { Messages } from '../messages/messages.ts';
import { hasSecondLoopback } from '../room/find-place.ts';
import type { OpenFailure } from '../room/open.ts';
import { layOutRoom } from '../room/room.ts';
import { addressOf, type Seat } from '../room/seat.ts';
import { ROOM_PROCESS, type SeatsAnswer } from '../room/seats.ts';
import { run as runCrawl } from './crawl.ts';
import { openPracticeRoom } from './room-place.ts';

/** What `demo` can be told. */
export const usage = {
  name: 'demo',
  options: ['seats', 'seed', 'port', 'keep', 'demoCampus'],
} as const satisfies Usage;

interface Room {
  code: 'ready';
  seats: Seat[];
  process: ChildProcess;
}

/** `demo`: a room of real servers on this machine, a few of them broken, and a crawl of it. */
export async function run(argv: string[], messages: Messages): Promise<number> {
  const { settings, options } = await openCommand(usage, argv, messages);
  const { demo } = settings.messages;
  const size = { seats: options.seats, seed: options.seed };
  const interrupts = watchInterrupts();

  if (options.demoCampus) {
    if (!(await hasSecondLoopback())) throw new UsageError(settings.messages.campus.demo.oneAddress);
    const { runCampusDemo } = await import('./demo-campus.ts');
    const { port } = settings.config;
    return runCampusDemo({
      settings,
      interrupts,
      port,
      openSeats: seats => openLabs(seats, settings.messages),
    });
  }
  const room = await openPracticeRoom(
    { port: settings.config.port, oneAddress: false },
    place => startSeats(layOutRoom(size, place)),
    settings.messages,
  );
  const { hosts, shown } = addressOf(room.seats);
  await writeOut(demo.ready({ count: room.seats.length, targets: shown, seed: size.seed }));
  if (options.keep) logVisits(room, settings.messages);
  const crawl = () => runCrawl([...hosts.split(','), ...crawlFlags(options)], settings.messages, interrupts);
  try {
    return await (options.keep ? keep(crawl, interrupts, settings.messages) : crawl());
  } finally {
    room.process.disconnect();
  }
}

/** The seats of several labs, at their own addresses. */
async function openLabs(seats: Seat[], { demo }: Messages): Promise<ChildProcess> {
  const room = await startSeats(seats);
  if (room.code === 'ready') return room.process;
  throw new UsageError(demo.cannotOpen(room));
}

/** Starts this program a second time, as the process of the room. */
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

function crawlFlags({ lang, config, noColor }: OptionValues<'lang' | 'config' | 'noColor'>): string[] {
  return [
    ...(lang === undefined ? [] : ['--lang', lang]),
    ...(config === undefined ? [] : ['--config', config]),
    ...(noColor ? ['--no-color'] : []),
  ];
}
