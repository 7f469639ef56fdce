import type { Log } from '../cli/log.ts';
import { wordOwnTrouble } from '../cli/own-trouble.ts';
import type { Settings } from '../cli/settings.ts';
import { type Sweep, sweep as sweepHere } from '../crawler/sweep.ts';
import { groupBy } from '../shared/group-by.ts';
import type { Audience } from '../shared/ids.ts';
import type { Roster } from '../survey/roster.ts';
import type { Target } from '../targets/hosts.ts';
import { type Files, makeApp } from './app.ts';
import { type Message, openBroadcast } from './broadcast.ts';
import type { Hello } from './events.ts';
import type { Guard } from './guard.ts';
import { type PastSweep, recordSweep } from './history.ts';
import type { HistoryFile } from './history-file.ts';
import { openLedger } from './ledger.ts';
import { makeSweeper } from './sweeper.ts';
import { wordsOf } from './words.ts';

/** The seats of a board, how they are asked, and the audience. */
export interface BoardOptions {
  settings: Settings;
  targets: readonly Target[];
  audience: Audience;
  /** Seconds between sweeps. */
  every: number;
  signal: AbortSignal;
  /** Keeps sweeps over a restart. */
  history?: HistoryFile | undefined;
  /** Asks the seats; by default from this machine. */
  sweep?: Sweep | undefined;
  log: Log;
  /** The class list, if there is one. */
  roster?: Roster | undefined;
}

/** Opens the board: results of sweeps go into the ledger, and changes are sent to all browsers. */
export function openBoard({
  settings,
  targets,
  audience,
  every,
  signal,
  history,
  log,
  sweep = sweepHere,
  roster,
}: BoardOptions): {
  run: () => Promise<void>;
  makeApp: (guard: Guard, files: Files) => ReturnType<typeof makeApp>;
} {
  const { config, messages } = settings;
  const everyMs = every * 1_000;
  const { similarity } = config;
  const clock = () => performance.now();
  const past = history?.past ?? [];
  const ledger = openLedger({
    targets,
    audience,
    messages,
    similarity,
    everyMs,
    clock,
    past,
    roster,
    wordOwnTrouble: trouble => wordOwnTrouble(trouble, settings),
  });
  const broadcast = openBroadcast();
  const sendRoom = () => broadcast.send(toMessage('room', 'room', ledger.room()));
  // The board goes on even if its history cannot be written.
  const keep = async (sweep: PastSweep) => {
    const trouble = await history?.append(sweep);
    if (trouble !== undefined) log.write(messages.board.notKept(trouble));
  };
  const sweeper = makeSweeper({
    targets,
    settings: config.sweep,
    sweep,
    everyMs,
    signal,
    onResult: result => broadcast.send(toMessage('seat', `seat ${result.seat}`, ledger.record(result))),
    onUnasked: ledger.skip,
    onOwnTrouble: trouble => {
      const sentence = ledger.noteTrouble(trouble);
      if (sentence === undefined) return;
      log.write(sentence);
      sendRoom();
    },
    onSweep: durationMs => {
      const results = ledger.finishSweep(durationMs);
      sendRoom();
      // A sweep that could not ask any seat says nothing about the room.
      if (results.length === 0) return;
      void keep(recordSweep(results, { at: new Date(), durationMs }));
    },
    onAsked: sendRoom,
  });
  const hello = (): Hello => ({
    words: wordsOf(messages),
    plan: config.room,
    seats: targets.map(({ seat }) => seat),
    labs: labsOf(targets),
    tiles: ledger.tiles(),
    room: ledger.room(),
  });
  return {
    run: () => sweeper.run().finally(broadcast.close),
    makeApp: (guard, files) =>
      makeApp({
        guard,
        files,
        broadcast,
        hello: () => toMessage('hello', 'hello', hello()),
        ask: sweeper.ask,
      }),
  };
}

function toMessage(event: Message['event'], key: string, value: object): Message {
  return { event, key, data: JSON.stringify(value) };
}

/** The labs of the targets, if they have any. */
function labsOf(targets: readonly Target[]): Hello['labs'] {
  const labs = groupBy(targets, ({ lab }) => lab);
  const named = [...labs].flatMap(([name, own]) =>
    name === undefined ? [] : [{ name, seats: own.map(({ seat }) => seat) }],
  );
  return named.length === 0 ? undefined : named;
}
