import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import type { Usage } from '../cli/define-command.ts';
import { fileTroubleOf } from '../cli/files.ts';
import { tolerateUnreadableInput } from '../cli/input.ts';
import { watchInterrupts } from '../cli/interrupt.ts';
import { openCommand } from '../cli/open-command.ts';
import { coloursFor, terminalWidth, writeOut } from '../cli/output.ts';
import type { Settings } from '../cli/settings.ts';
import { UsageError } from '../cli/usage-error.ts';
import type { Messages } from '../messages/messages.ts';
import { readAnswer } from '../referee/answer.ts';
import { drawRoom } from '../referee/draw.ts';
import type { Run } from '../referee/observation.ts';
import type { RefereeVerdict } from '../referee/result.ts';
import { runCrawler } from '../referee/run.ts';
import { makeVerdict } from '../referee/verdict.ts';
import { refereeReports } from '../reports/referee/format.ts';
import { type OpenRoom, openRoom } from '../room/open.ts';
import { addressOf, addressSeats, type Seat } from '../room/seat.ts';
import { waitForClosing, waitForCrawler } from '../room/wait.ts';
import { openPracticeRoom } from './practice-room.ts';

/** The usage of `referee`: its operands and options. */
export const usage = {
  name: 'referee',
  operands: [{ word: '[command...]', help: 'command' }],
  options: ['refereeSeats', 'refereeSeed', 'port', 'oneAddress', 'runTime', 'keep', 'checkFormat'],
} as const satisfies Usage;

/** `referee`: grades a student's crawler in a room of difficult seats. Exits with 1 if it has something to fix. */
export async function run(argv: string[], messages: Messages): Promise<number> {
  const { settings, options, operands: words } = await openCommand(usage, argv, messages);
  const report = refereeReports[options.checkFormat];
  const seed = options.refereeSeed ?? randomInt(1, 1_000_000);
  const drawn = drawRoom(options.refereeSeats, seed);
  const interrupts = watchInterrupts();
  const { signal } = interrupts;
  // A machine-readable report must be alone on stdout.
  const isText = options.checkFormat === 'text';
  const say = isText ? writeOut : async (text: string) => void process.stderr.write(text);

  const open = async (addressing: Parameters<typeof addressSeats>[1]) => {
    const seats = addressSeats(drawn, addressing);
    const opened = await openRoom(seats);
    return opened.code === 'ready' ? { ...opened, seats } : opened;
  };
  const { port } = settings.config;
  const room = await openPracticeRoom({ port, oneAddress: options.oneAddress, say }, open, settings.messages);
  const attempt: Attempt = { room, words, timeMs: options.runTime * 1_000, settings, signal, say };
  const { referee } = settings.messages;
  try {
    await say(referee.ready({ count: room.seats.length, shown: addressOf(room.seats).shown, seed }));
    let code = 0;
    for (;;) {
      const verdict = await judgeOne(attempt, seed);
      if (verdict) {
        const colours = coloursFor(process.stdout, options.noColor);
        const width = terminalWidth(process.stdout);
        await writeOut(
          (isText ? '\n' : '') + report(verdict, { messages: settings.messages, colours, width }),
        );
        code = verdict.outcome === 'passed' ? 0 : 1;
      }
      if (signal.aborted || !options.keep) break;
      room.forget();
      await say(referee.again);
      // A given command runs only once; for the next tries the student starts the crawler.
      attempt.words = [];
    }
    return options.keep && code === 1 ? code : (interrupts.exitCode() ?? code);
  } finally {
    room.close();
    interrupts.release();
  }
}

interface Attempt {
  room: OpenRoom & { seats: Seat[] };
  words: string[];
  timeMs: number;
  settings: Settings;
  signal: AbortSignal;
  say: (text: string) => Promise<void>;
}

/** Judges one crawler, started here or by somebody else. Undefined if none came before the command was ended. */
async function judgeOne(one: Attempt, seed: number): Promise<RefereeVerdict | undefined> {
  const startedAt = new Date().toISOString();
  const began = performance.now();
  const seen = one.words.length > 0 ? await runOne(one) : await watchOne(one);
  if (!seen) return undefined;
  const { seats } = one.room;
  const durationMs = Math.round(performance.now() - began);
  const reading = readAnswer(seen.output, seats);
  return makeVerdict(
    { seats, calls: one.room.calls(), run: seen.run, reading },
    { seed, startedAt, durationMs, command: one.words },
  );
}

async function runOne({ room, words, timeMs, settings, signal, say }: Attempt): Promise<Outcome | undefined> {
  const isPassedOn = say === writeOut;
  const ran = await runCrawler(words, {
    room: addressOf(room.seats),
    timeMs,
    signal,
    onOutput: (stream, bytes) =>
      void (isPassedOn && stream === 'stdout' ? process.stdout : process.stderr).write(bytes),
  }).catch(error => {
    const { referee } = settings.messages;
    throw new UsageError(referee.cannotStart(words[0] ?? '', fileTroubleOf(error, settings.messages)), {
      cause: error,
    });
  });
  const { output, ...how } = ran;
  const endedAt = room.now();
  await waitForClosing(room);
  return { output, run: { ...how, endedAt } };
}

/** A crawler that was not started here is done when no connection has come or ended for this long. */
const GONE_MS = 5_000;

/** Waits for a crawler that somebody else starts, and asks the user for its answer. */
async function watchOne({ room, settings, signal, say }: Attempt): Promise<Outcome | undefined> {
  const { referee } = settings.messages;
  await say(referee.waiting);
  const came = await waitForCrawler(room, { goneMs: GONE_MS, signal });
  if (!came) return undefined;
  const endedAt = room.now();
  // The question goes to stderr, so that a redirected stdout gets the report only.
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  tolerateUnreadableInput();
  const answered = terminal.question(referee.askAnswer, { signal }).catch(() => '');
  // The end of input counts as no answer, and so does an input that cannot be read.
  const noAnswer = () => '';
  const output = await Promise.race([answered, once(terminal, 'close').then(noAnswer, noAnswer)]);
  terminal.close();
  return { output, run: { ending: signal.aborted ? 'interrupted' : 'gone', endedAt } };
}

interface Outcome {
  output: string;
  run: Run;
}
