import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Usage } from '../cli/define-command.ts';
import { tolerateUnreadableInput } from '../cli/input.ts';
import { type InterruptWatch, untilAborted, watchInterrupts } from '../cli/interrupt.ts';
import { openCommand } from '../cli/open-command.ts';
import { writeOut } from '../cli/output.ts';
import type { CommandModule } from '../cli/program.ts';
import type { Settings } from '../cli/settings.ts';
import { openStdout } from '../cli/sink.ts';
import { UsageError } from '../cli/usage-error.ts';
import type { Messages } from '../messages/messages.ts';
import { text } from '../reports/survey/text.ts';
import type { OpenFailure } from '../room/open.ts';
import { ROOM_PROCESS, type RoomAnswer } from '../room/process.ts';
import { layOutRoom } from '../room/room.ts';
import { addressOf, type Seat } from '../room/seat.ts';
import { USUAL_HOSTS } from '../shared/limits.ts';
import { chooseTargets } from '../targets/targets.ts';
import { cannotOpen, hasSecondLoopback, openPracticeRoom } from './practice-room.ts';
import { runCrawl } from './run-crawl.ts';

const roomOptions = ['seats', 'seed', 'port', 'keep'] as const;

/** The usage of `demo`, with and without the campus. */
const campusUsage = { name: 'demo', options: [...roomOptions, 'demoCampus'] } as const satisfies Usage;
const roomUsage = { name: 'demo', options: roomOptions } as const satisfies Usage;

type CampusDemo = typeof import('./demo-campus.ts');

/** Makes the demo command. The student's file has no queue, and omits `loadCampus`. */
export function demoOf(loadCampus?: () => Promise<CampusDemo>): CommandModule {
  return {
    usage: loadCampus ? campusUsage : roomUsage,
    run: (argv, messages) => run(argv, messages, loadCampus),
  };
}

interface Room {
  code: 'ready';
  seats: Seat[];
  process: ChildProcess;
}

/** `demo`: a room of real servers on this machine, a few of them broken, and a crawl of it. */
async function run(
  argv: string[],
  messages: Messages,
  loadCampus: (() => Promise<CampusDemo>) | undefined,
): Promise<number> {
  const { settings, options } = loadCampus
    ? await openCommand(campusUsage, argv, messages)
    : await openCommand(roomUsage, argv, messages);
  const { demo } = settings.messages;
  const size = { seats: options.seats, seed: options.seed };
  const interrupts = watchInterrupts();

  if (loadCampus && 'demoCampus' in options && options.demoCampus) {
    if (!(await hasSecondLoopback())) throw new UsageError(settings.messages.campus.demo.oneAddress);
    const { runCampusDemo } = await loadCampus();
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
    addressing => startSeats(layOutRoom(size, addressing)),
    settings.messages,
  );
  const { shown } = addressOf(room.seats);
  await writeOut(demo.ready({ count: room.seats.length, targets: shown, seed: size.seed }));
  if (options.keep) logVisits(room, settings.messages);
  const { noColor } = options;
  const crawl = () => crawlRoom(room.seats, { settings, noColor, interrupts });
  try {
    return await (options.keep ? keep(crawl, interrupts, settings.messages) : crawl());
  } finally {
    room.process.disconnect();
  }
}

/** Opens the seats of several labs, at their own addresses. */
async function openLabs(seats: Seat[], messages: Messages): Promise<ChildProcess> {
  const room = await startSeats(seats);
  if (room.code === 'ready') return room.process;
  throw cannotOpen(room, messages);
}

/** Starts this program a second time, as the process of the room. */
async function startSeats(seats: Seat[]): Promise<Room | OpenFailure> {
  const child = fork(process.argv[1] ?? '', [ROOM_PROCESS], { stdio: 'inherit' });
  child.send(seats, () => {});
  // A process that ends before it answers has printed the reason to stderr.
  const ended = once(child, 'exit').then(() => []);
  const [answer]: RoomAnswer[] = await Promise.race([once(child, 'message'), ended]);
  if (answer?.code === 'ready') return { code: 'ready', seats, process: child };
  child.disconnect();
  return answer?.code === 'failed' ? answer : { code: 'failed', reason: '?', host: '127.0.0.1', port: 0 };
}

/** Keeps the room open: Enter shows what a right crawler finds, Ctrl-C or the end of input closes the room. */
async function keep(
  crawl: () => Promise<number>,
  interrupts: InterruptWatch,
  { demo }: Messages,
): Promise<number> {
  await writeOut(demo.kept);
  const lines = createInterface({ input: process.stdin });
  tolerateUnreadableInput();
  interrupts.signal.addEventListener('abort', () => lines.close(), { once: true });
  const enters = lines[Symbol.asyncIterator]();
  // An input that cannot be read has no lines.
  const pressed = () =>
    enters.next().then(
      ({ done }) => done !== true,
      () => false,
    );
  while (await pressed()) {
    await crawl();
    await writeOut(demo.kept);
  }
  // Without a terminal nobody can press Enter: keep the room open until a signal comes.
  if (!process.stdin.isTTY) await untilAborted(interrupts.signal);
  return 0;
}

/** Prints one line about each crawler when it has left. */
function logVisits({ process: child }: Room, { demo }: Messages): void {
  child.on('message', (answer: RoomAnswer) => {
    if (answer.code === 'visited') void writeOut(demo.visited(answer.visit));
  });
}

/** Crawls the room and prints a text report, the only format in a student's file. Resolves with the exit code. */
async function crawlRoom(
  seats: readonly Seat[],
  { settings, noColor, interrupts }: { settings: Settings; noColor: boolean; interrupts: InterruptWatch },
): Promise<number> {
  const hosts = addressOf(seats).hosts.split(',');
  const nothingExcluded = { exclude: [], allowPublic: false, maxHosts: USUAL_HOSTS };
  const targets = await chooseTargets(hosts, nothingExcluded, settings);
  const survey = await runCrawl(targets, {
    settings,
    format: text,
    audience: 'all',
    sink: openStdout(),
    noColor,
    signal: interrupts.signal,
  });
  return interrupts.exitCode() ?? (survey.similarity.compared < 2 ? 1 : 0);
}
