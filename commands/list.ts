import type { Command } from 'commander';
import { makeCommand, parseArguments } from '../cli/command-line.ts';
import { writeOut } from '../cli/output.ts';
import { type CommonFlags, openSettings } from '../cli/settings.ts';
import { type AskingFlags, addTargetOptions, targetOverrides } from '../cli/sweep-options.ts';
import type { Messages } from '../messages/messages.ts';
import { withPort } from '../shared/address.ts';
import { eachTarget, type Target } from '../targets/hosts.ts';
import { chooseTargets } from '../targets/targets.ts';

type Flags = CommonFlags & AskingFlags;

/** Characters: a write for each line would take longer than all the rest, and one for all of a million much memory. */
const WRITTEN_AT_ONCE = 65_536;

/** `list`: prints the addresses that a crawl would ask, one a line, and contacts nobody. */
export async function run(argv: string[], messages: Messages): Promise<number> {
  const command = define(messages);
  parseArguments(command, argv, messages);
  const flags = command.opts<Flags>();
  const settings = await openSettings(flags, targetOverrides(flags));
  const targets = await chooseTargets(command.args, flags, settings);
  let lines = '';
  for (const target of eachTarget(targets)) {
    lines += `${nameTarget(target)}\n`;
    if (lines.length < WRITTEN_AT_ONCE) continue;
    await writeOut(lines);
    lines = '';
  }
  await writeOut(lines);
  return 0;
}

/** What `list` can be told. */
export function define(messages: Messages): Command {
  return addTargetOptions(makeCommand('list', messages), messages);
}

function nameTarget({ host, port, name }: Target): string {
  const address = withPort(host, port);
  return name === undefined ? address : `${address} ${name}`;
}
