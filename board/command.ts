import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { addSweepOptions, type SweepFlags, sweepOverrides } from '../crawler/flags.ts';
import { type Audience, audiences } from '../crawler/mask.ts';
import { chooseTargets, refusePublicNames } from '../crawler/targets.ts';
import type { Messages } from '../shared/messages/index.ts';
import { makeCommand, parseArguments } from '../terminal/command-line.ts';
import { watchInterrupts } from '../terminal/interrupt.ts';
import { writeOut } from '../terminal/output.ts';
import { type CommonFlags, openSettings, reasonOf } from '../terminal/settings.ts';
import { UsageError } from '../terminal/usage.ts';
import { readFiles } from './files.ts';
import { addressesOf, isOnlyHere, listen, type Place, readPlace } from './listen.ts';
import { openBoard } from './show.ts';

interface Flags extends CommonFlags, SweepFlags {
  listen: string;
  every: string;
  show: string;
}

/** Seconds between sweeps: faster is a load test, slower is no live picture. */
const EVERY = { minimum: 1, maximum: 3_600 } as const;

/** `board`: the room live in a browser, until it is interrupted. */
export async function run(argv: string[], messages: Messages): Promise<number> {
  const command = define(messages);
  parseArguments(command, argv, messages);
  const flags = command.opts<Flags>();
  const settings = await openSettings(flags, sweepOverrides(flags));
  const { place, every, audience } = readChoices(flags, settings.messages);
  const targets = chooseTargets(command.args, flags, settings);
  if (flags.allowPublic !== true) await refusePublicNames(targets, settings);

  const { board } = settings.messages;
  const token = isOnlyHere(place) ? undefined : randomBytes(16).toString('base64url');
  const files = readFiles(audience, settings.messages);
  const interrupts = watchInterrupts();
  const shown = openBoard({ settings, targets, audience, every, signal: interrupts.signal });
  const server = await listen(place, port => {
    const door = { port, messages: settings.messages, ...(token === undefined ? {} : { token }) };
    return shown.makeApp(door, files);
  }).catch(error => {
    throw new UsageError(explain(error, flags.listen, settings.messages), { cause: error });
  });
  const url = addressesOf({ ...place, port: server.port }, token).join('\n  ');
  await writeOut(
    board.ready({ url, seats: targets.length, every }) + (token === undefined ? '' : board.onNetwork),
  );
  try {
    await shown.run();
  } finally {
    server.close();
    interrupts.release();
  }
  return 0;
}

/** What `board` can be told. */
export function define(messages: Messages): Command {
  const { options } = messages.help;
  return addSweepOptions(makeCommand('board', messages), messages)
    .option('--listen <address>', options.listen, '127.0.0.1:8040')
    .option('--every <seconds>', options.sweepEvery, '5')
    .option('--show <audience>', options.show, 'seats');
}

function readChoices(
  flags: Flags,
  { board, usage }: Messages,
): { place: Place; every: number; audience: Audience } {
  const place = readPlace(flags.listen);
  if (!place) throw new UsageError(board.badListen(flags.listen));
  const every = Number(flags.every);
  if (!(every >= EVERY.minimum && every <= EVERY.maximum)) throw new UsageError(board.badEvery(flags.every));
  const audience = audiences.find(known => known === flags.show);
  if (!audience) throw new UsageError(usage.notOneOf('--show', flags.show, [...audiences]));
  return { place, every, audience };
}

function explain(error: unknown, listen: string, { board }: Messages): string {
  const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  return inUse ? board.portInUse(listen) : board.cannotListen(listen, reasonOf(error));
}
