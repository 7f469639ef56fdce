import { randomBytes } from 'node:crypto';
import { readFiles } from '../board/files.ts';
import { openHistory } from '../board/history-file.ts';
import { openBoard } from '../board/open.ts';
import { readAccess } from '../cli/access.ts';
import type { Usage } from '../cli/define-command.ts';
import { watchInterrupts } from '../cli/interrupt.ts';
import { type Log, openLog } from '../cli/log.ts';
import { openCommand } from '../cli/open-command.ts';
import { sweepOptions } from '../cli/options/table.ts';
import { writeOut } from '../cli/output.ts';
import type { Settings } from '../cli/settings.ts';
import type { Sweep } from '../crawler/sweep.ts';
import { type OpenHandout, openHandout } from '../handout/open.ts';
import type { Messages } from '../messages/messages.ts';
import { eachTarget, type TargetList } from '../targets/hosts.ts';
import { openRoster } from '../targets/open-roster.ts';
import { addressesOf, isOnlyHere, listenAt, readListenFlag } from '../web/listen-flag.ts';
import { chooseSeats, type SeatOptions } from './choose-seats.ts';
import { tellWorkerTrouble } from './worker-trouble.ts';

/** The usage of `board`: its operands and options. */
export const usage = {
  name: 'board',
  operands: [{ word: '[target...]', help: 'target' }],
  options: [
    ...sweepOptions,
    'roster',
    'lab',
    'queue',
    'wait',
    'boardListen',
    'sweepEvery',
    'boardShow',
    'history',
    'handout',
    'handoutListen',
  ],
} as const satisfies Usage;

/** `board`: the room live in a browser, until it is interrupted. */
export async function run(argv: string[], messages: Messages): Promise<number> {
  const { settings, options, operands } = await openCommand(usage, argv, messages);
  const { sweepEvery: every, boardShow: audience } = options;
  const listen = readListenFlag({ flag: '--listen', text: options.boardListen }, settings.messages);
  const interrupts = watchInterrupts();
  const log = openLog(process.stderr, settings.messages);
  const { list, sweep, close } = await openSeats(operands, options, settings, log);
  const targets = [...eachTarget(list)];

  const { board } = settings.messages;
  const token = isOnlyHere(listen) ? undefined : randomBytes(16).toString('base64url');
  const roster = await openRoster(settings);
  const history =
    options.history === undefined ? undefined : await openHistory(options.history, settings.messages);
  const files = readFiles(audience, settings.messages);
  const shown = openBoard({
    settings,
    targets,
    audience,
    every,
    signal: interrupts.signal,
    log,
    roster,
    history,
    sweep,
  });
  const makeApp = (port: number) => shown.makeApp({ port, messages: settings.messages, token }, files);
  const server = await listenAt(listen, { makeApp }, settings.messages);
  const url = addressesOf({ ...listen, port: server.port }, token).join('\n  ');
  await writeOut(
    board.ready({ url, seats: targets.length, every }) + (token === undefined ? '' : board.onNetwork),
  );
  let handout: OpenHandout | undefined;
  try {
    if (options.handout) {
      // On an address of its own, so that students can fetch the file without the board's token.
      const beside = { flag: '--handout-listen', text: options.handoutListen };
      const access = readAccess(settings);
      handout = await openHandout(readListenFlag(beside, settings.messages), { settings, access, log });
      await writeOut(`\n${handout.announcement}`);
    }
    await shown.run();
  } finally {
    server.close();
    handout?.close();
    log.close();
    await history?.close();
    await close?.();
    interrupts.release();
  }
  return 0;
}

interface Seats {
  list: TargetList;
  /** Asks the seats, if this machine does not. */
  sweep?: Sweep;
  close?: () => Promise<void>;
}

/** How long a lab without a worker may delay a sweep of the board, unless `--wait` is given. */
const WAIT_SECONDS = 10;

/** Chooses the seats, and opens the queue if workers ask them. */
async function openSeats(
  operands: readonly string[],
  options: SeatOptions & { wait: number | undefined },
  settings: Settings,
  log: Log,
): Promise<Seats> {
  const { queue: url, wait = WAIT_SECONDS } = options;
  const list = await chooseSeats(operands, options, settings);
  if (url === undefined) return { list };
  // Load the queue engine only if there is a queue.
  const [{ explainTrouble, openQueue }, { beginSurvey }] = await Promise.all([
    import('./open-queue.ts'),
    import('../campus/coordinate.ts'),
  ]);
  const { queue, shown } = await openQueue(url, settings, { say: line => log.write(line) });
  const sweepByWorkers: Sweep = async (targets, run) => {
    const { config } = settings;
    const survey = { config, startedAt: new Date().toISOString(), waitMs: wait * 1_000, onNews: () => {} };
    await beginSurvey(queue, list, survey)
      .sweep(targets, run)
      .catch(error => {
        throw explainTrouble(error, shown, settings.messages);
      });
  };
  const sweep = tellWorkerTrouble(sweepByWorkers, settings, line => log.write(line));
  return { list, sweep, close: () => queue.close() };
}
