import { readAccess } from '../cli/access.ts';
import type { Usage } from '../cli/define-command.ts';
import { firewallNote } from '../cli/firewall.ts';
import { untilAborted, watchInterrupts } from '../cli/interrupt.ts';
import { openLog } from '../cli/log.ts';
import { openCommand } from '../cli/open-command.ts';
import { writeOut } from '../cli/output.ts';
import { openHandout } from '../handout/open.ts';
import type { Messages } from '../messages/messages.ts';
import { readListenFlag } from '../web/listen-flag.ts';

/** The usage of `handout`: its operands and options. */
export const usage = { name: 'handout', options: ['listen', 'allow'] } as const satisfies Usage;

/** `handout`: serves the file that students need, until it is interrupted. */
export async function run(argv: string[], messages: Messages): Promise<number> {
  const { settings, options } = await openCommand(usage, argv, messages);
  const access = readAccess(settings, options.allow);
  const listen = readListenFlag({ flag: '--listen', text: options.listen }, settings.messages);

  const interrupts = watchInterrupts();
  const log = openLog(process.stderr, settings.messages);
  const handout = await openHandout(listen, { settings, access, log });
  await writeOut(handout.announcement + firewallNote(settings.messages) + handout.howToEnd);
  await untilAborted(interrupts.signal);
  handout.close();
  log.close();
  interrupts.release();
  return 0;
}
