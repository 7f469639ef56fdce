import type { Usage } from '../cli/define-command.ts';
import { openCommand } from '../cli/open-command.ts';
import { targetOptions } from '../cli/options/table.ts';
import { writeOut } from '../cli/output.ts';
import type { Messages } from '../messages/messages.ts';
import { withPort } from '../shared/address.ts';
import { eachTarget, type Target } from '../targets/hosts.ts';
import { chooseTargets } from '../targets/targets.ts';
import { previewRoster } from './preview-roster.ts';

/** The usage of `list`: its operands and options. */
export const usage = {
  name: 'list',
  operands: [{ word: '[target...]', help: 'target' }],
  options: [...targetOptions, 'roster'],
} as const satisfies Usage;

/**
 * `list`: prints the addresses that a crawl would ask, one per line, or, with --roster, the class list as read. Contacts
 * nobody.
 */
export async function run(argv: string[], messages: Messages): Promise<number> {
  const { settings, options, operands } = await openCommand(usage, argv, messages);
  if (options.roster !== undefined) {
    const found = await previewRoster(options.roster, settings);
    // Print targets as well only if some are given.
    if (operands.length === 0) return found;
  }
  const targets = await chooseTargets(operands, options, settings);
  const lines = Array.from(eachTarget(targets), target => `${nameTarget(target)}\n`);
  await writeOut(lines.join(''));
  return 0;
}

function nameTarget({ host, port, name }: Target): string {
  const address = withPort(host, port);
  return name === undefined ? address : `${address} ${name}`;
}
