import { randomBytes } from 'node:crypto';
import { readFiles } from '../board/files.ts';
import { openHistory } from '../board/history-file.ts';
import { openBoard } from '../board/show.ts';
import type { Usage } from '../cli/define.ts';
import { readAccess } from '../cli/demands.ts';
import { watchInterrupts } from '../cli/interrupt.ts';
import { type Log, openLog } from '../cli/log.ts';
import { openCommand } from '../cli/open-command.ts';
import { sweepOptions } from '../cli/options/seats.ts';
import { writeOut } from '../cli/output.ts';
import type { Settings } from '../cli/settings.ts';
import { type OpenHandout, openHandout } from '../handout/open.ts';
import type { Messages } from '../messages/messages.ts';
import { eachTarget } from '../targets/hosts.ts';
import { chooseTargets, refusePublicNames } from '../targets/targets.ts';
import { listen } from '../web/listen.ts';
import { addressesOf, explainListening, isOnlyHere, readListenFlag } from '../web/listen-flag.ts';

/** What `board` can be told. */
export const usage = {
  name: 'board',
  operands: [{ word: '[target...]', help: 'target' }],
  options: [...sweepOptions, 'boardListen', 'sweepEvery', 'boardShow', 'history', 'handout', 'handoutListen'],
} as const satisfies Usage;

/** `board`: the room live in a browser, until it is interrupted. */
export async function run(argv: string[], messages: Messages): Promise<number> {
  const { settings, options, operands } = await openCommand(usage, argv, messages);
  const { sweepEvery: every, boardShow: audience } = options;
  const asked = { flag: '--listen', text: options.boardListen };
  const place = readListenFlag(asked, settings.messages);
  const list = await chooseTargets(operands, options, settings);
  if (!options.allowPublic) await refusePublicNames(list, settings);
  const targets = [...eachTarget(list)];

  const { board } = settings.messages;
  const token = isOnlyHere(place) ? undefined : randomBytes(16).toString('base64url');
  const history =
    options.history === undefined ? undefined : await openHistory(options.history, settings.messages);
  const files = readFiles(audience, settings.messages);
  const interrupts = watchInterrupts();
  const log = openLog(process.stderr, settings.messages);
  const shown = openBoard({
    settings,
    targets,
    audience,
    every,
    signal: interrupts.signal,
    log,
    ...(history ? { history } : {}),
  });
  const server = await listen(place, {
    makeApp(port) {
      const guard = { port, messages: settings.messages, ...(token === undefined ? {} : { token }) };
      return shown.makeApp(guard, files);
    },
  }).catch(error => {
    throw explainListening(asked, error, settings.messages);
  });
  const url = addressesOf({ ...place, port: server.port }, token).join('\n  ');
  await writeOut(
    board.ready({ url, seats: targets.length, every }) + (token === undefined ? '' : board.onNetwork),
  );
  let handout: OpenHandout | undefined;
  try {
    if (options.handout) handout = await openHandoutBeside(options.handoutListen, { settings, log });
    if (handout) await writeOut(`\n${handout.announcement}`);
    await shown.run();
  } finally {
    server.close();
    handout?.close();
    log.close();
    await history?.close();
    interrupts.release();
  }
  return 0;
}

/** Serves the handout on an address of its own: students who fetch it need no key to the board. */
async function openHandoutBeside(
  text: string,
  { settings, log }: { settings: Settings; log: Log },
): Promise<OpenHandout> {
  const asked = { flag: '--handout-listen', text };
  const place = readListenFlag(asked, settings.messages);
  return openHandout(place, { settings, access: readAccess(settings), log }).catch(error => {
    throw explainListening(asked, error, settings.messages);
  });
}
