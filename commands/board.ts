import { randomBytes } from 'node:crypto';
import type { Command } from 'commander';
import { readFiles } from '../board/files.ts';
import { openBoard } from '../board/show.ts';
import { readAccess } from '../cli/access.ts';
import { makeCommand, parseArguments } from '../cli/command-line.ts';
import { watchInterrupts } from '../cli/interrupt.ts';
import { openLog } from '../cli/log.ts';
import { oneOf } from '../cli/one-of.ts';
import { writeOut } from '../cli/output.ts';
import { type CommonFlags, openSettings, type Settings } from '../cli/settings.ts';
import { addSweepOptions, type SweepFlags, sweepOverrides } from '../cli/sweep-options.ts';
import { UsageError } from '../cli/usage.ts';
import { type OpenHandout, openHandout } from '../handout/open.ts';
import type { Messages } from '../messages/messages.ts';
import { type Audience, audiences } from '../survey/mask.ts';
import { eachTarget } from '../targets/hosts.ts';
import { chooseTargets, refusePublicNames } from '../targets/targets.ts';
import {
  addressesOf,
  explainListening,
  isOnlyHere,
  type ListenAddress,
  listen,
  readListenFlag,
} from '../web/listen.ts';

interface Flags extends CommonFlags, SweepFlags {
  listen: string;
  every: string;
  show: string;
  handout?: boolean;
  handoutListen: string;
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
  const list = await chooseTargets(command.args, flags, settings);
  if (flags.allowPublic !== true) await refusePublicNames(list, settings);
  const targets = [...eachTarget(list)];

  const { board } = settings.messages;
  const token = isOnlyHere(place) ? undefined : randomBytes(16).toString('base64url');
  const files = readFiles(audience, settings.messages);
  const interrupts = watchInterrupts();
  const shown = openBoard({ settings, targets, audience, every, signal: interrupts.signal });
  const server = await listen(place, port => {
    const door = { port, messages: settings.messages, ...(token === undefined ? {} : { token }) };
    return shown.makeApp(door, files);
  }).catch(error => {
    throw explainListening({ flag: '--listen', text: flags.listen }, error, settings.messages);
  });
  const url = addressesOf({ ...place, port: server.port }, token).join('\n  ');
  await writeOut(
    board.ready({ url, seats: targets.length, every }) + (token === undefined ? '' : board.onNetwork),
  );
  let handout: OpenHandout | undefined;
  try {
    handout = await openHandoutBeside(flags, settings);
    if (handout) await writeOut(`\n${handout.announcement}`);
    await shown.run();
  } finally {
    server.close();
    handout?.close();
    interrupts.release();
  }
  return 0;
}

/** On a place of its own: who fetches the file needs no key to the board. */
async function openHandoutBeside(flags: Flags, settings: Settings): Promise<OpenHandout | undefined> {
  if (flags.handout !== true) return undefined;
  const asked = { flag: '--handout-listen', text: flags.handoutListen };
  const place = readListenFlag(asked, settings.messages);
  const log = openLog(process.stderr, settings.messages);
  return openHandout(place, { settings, access: readAccess(settings), log }).catch(error => {
    throw explainListening(asked, error, settings.messages);
  });
}

/** What `board` can be told. */
export function define(messages: Messages): Command {
  const { options } = messages.help;
  return addSweepOptions(makeCommand('board', messages), messages)
    .option('--listen <address>', options.listen, '127.0.0.1:8040')
    .option('--every <seconds>', options.sweepEvery, '5')
    .addOption(oneOf('--show <audience>', options.show, audiences).default('seats'))
    .option('--handout', options.handout)
    .option('--handout-listen <address>', options.handoutListen, '0.0.0.0:8050');
}

function readChoices(
  flags: Flags,
  messages: Messages,
): { place: ListenAddress; every: number; audience: Audience } {
  const { board, usage } = messages;
  const place = readListenFlag({ flag: '--listen', text: flags.listen }, messages);
  const every = Number(flags.every);
  if (!(every >= EVERY.minimum && every <= EVERY.maximum)) throw new UsageError(board.badEvery(flags.every));
  const audience = audiences.find(known => known === flags.show);
  if (!audience) throw new UsageError(usage.notOneOf('--show', flags.show, [...audiences]));
  return { place, every, audience };
}
