import type { Command } from 'commander';
import { candidatesFor } from '../cli/candidates.ts';
import { makeCommand, parseArguments } from '../cli/command-line.ts';
import { writeOut } from '../cli/output.ts';
import type { CommandModule, Commands } from '../cli/program.ts';
import { openSettings } from '../cli/settings.ts';
import { isShellName, shellNames, shells } from '../cli/shells.ts';
import { UsageError } from '../cli/usage.ts';
import type { Messages } from '../messages/messages.ts';

/** What stands in the place of a shell's name where a script of ours asks: `completion for bash crawl --fo`. */
const REQUEST = 'for';

/** `completion`: prints what a shell reads, so that Tab completes these commands. */
export function completionOf(commands: Commands): CommandModule {
  return {
    define,
    run: (argv, messages) =>
      argv[0] === REQUEST ? answer(argv.slice(1), commands, messages) : print(argv, messages),
  };
}

function define(messages: Messages): Command {
  const command = makeCommand('completion', messages).argument('<shell>', messages.help.options.shell);
  for (const argument of command.registeredArguments) argument.argChoices = [...shellNames];
  return command;
}

async function print(argv: string[], messages: Messages): Promise<number> {
  const command = define(messages);
  parseArguments(command, argv, messages);
  const { usage } = (await openSettings(command.opts())).messages;
  const [name = ''] = command.args;
  if (!isShellName(name)) throw new UsageError(usage.notOneOf('completion', name, shellNames));
  await writeOut(shells[name].script);
  return 0;
}

async function answer(
  [name = '', ...words]: readonly string[],
  commands: Commands,
  messages: Messages,
): Promise<number> {
  if (!isShellName(name)) return 0;
  const { read, write } = shells[name];
  const candidates = await candidatesFor(read(words), commands, messages);
  await writeOut(candidates.map(candidate => `${write(candidate)}\n`).join(''));
  return 0;
}
