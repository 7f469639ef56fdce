import { once } from 'node:events';
import type { Command } from 'commander';
import { readAccess } from '../cli/access.ts';
import { makeCommand, parseArguments } from '../cli/command-line.ts';
import { firewallNote } from '../cli/firewall.ts';
import { watchInterrupts } from '../cli/interrupt.ts';
import { openLog } from '../cli/log.ts';
import { writeOut } from '../cli/output.ts';
import { type CommonFlags, openSettings } from '../cli/settings.ts';
import { openHandout } from '../handout/open.ts';
import type { Messages } from '../messages/messages.ts';
import { explainListening, readListenFlag } from '../web/listen.ts';

interface Flags extends CommonFlags {
  listen: string;
  allow?: string[];
}

/** `handout`: gives the class the file that a seat needs, until it is interrupted. */
export async function run(argv: string[], messages: Messages): Promise<number> {
  const command = define(messages);
  parseArguments(command, argv, messages);
  const flags = command.opts<Flags>();
  const settings = await openSettings(flags);
  const access = readAccess(settings, flags.allow);
  const asked = { flag: '--listen', text: flags.listen };
  const place = readListenFlag(asked, settings.messages);

  const interrupts = watchInterrupts();
  const log = openLog(process.stderr, settings.messages);
  const handout = await openHandout(place, { settings, access, log }).catch(error => {
    throw explainListening(asked, error, settings.messages);
  });
  const { howToEnd } = settings.messages.handout;
  await writeOut(handout.announcement + firewallNote(settings.messages) + howToEnd);
  if (!interrupts.signal.aborted) await once(interrupts.signal, 'abort');
  handout.close();
  log.close();
  interrupts.release();
  return 0;
}

/** What `handout` can be told. */
export function define(messages: Messages): Command {
  const { options } = messages.help;
  return makeCommand('handout', messages)
    .option('--listen <address>', options.handoutListen, '0.0.0.0:8050')
    .option('--allow <cidr...>', options.allow);
}
