import { candidatesFor } from '../cli/candidates.ts';
import type { Usage } from '../cli/define-command.ts';
import { openCommand } from '../cli/open-command.ts';
import { oneOf } from '../cli/options/parsers.ts';
import { writeOut } from '../cli/output.ts';
import type { CommandModule, Commands } from '../cli/program.ts';
import { shells } from '../cli/shells.ts';
import type { Messages } from '../messages/messages.ts';
import { shellNames } from '../shared/ids.ts';

/** The word in place of a shell's name when our script asks for candidates: `completion for bash crawl --fo`. */
const REQUEST = 'for';

/** The usage of `completion`: its operands and options. */
const usage = {
  name: 'completion',
  operands: [{ word: '<shell>', help: 'shell', choices: shellNames }],
} as const satisfies Usage;

const shell = oneOf(shellNames);

/** `completion`: prints the script for a shell, so that Tab completes these commands. */
export function completionOf(commands: Commands): CommandModule {
  return {
    usage,
    run: (argv, messages) =>
      argv[0] === REQUEST ? answer(argv.slice(1), commands, messages) : print(argv, messages),
  };
}

async function print(argv: string[], messages: Messages): Promise<number> {
  const { operands, settings } = await openCommand(usage, argv, messages);
  const name = shell.read(operands[0] ?? '', { flag: 'completion', messages: settings.messages });
  await writeOut(shells[name].script);
  return 0;
}

async function answer(
  [name = '', ...words]: readonly string[],
  commands: Commands,
  messages: Messages,
): Promise<number> {
  const known = shellNames.find(shell => shell === name);
  if (known === undefined) return 0;
  const { read, write } = shells[known];
  const candidates = await candidatesFor(read(words), commands, messages);
  await writeOut(candidates.map(candidate => `${write(candidate)}\n`).join(''));
  return 0;
}
