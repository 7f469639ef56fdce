import type { Command } from 'commander';
import { loadMessages } from '../messages/load.ts';
import type { Messages } from '../messages/messages.ts';
import packageJson from '../package.json' with { type: 'json' };
import { called } from './called.ts';
import type { CommandName } from './command-line.ts';
import { endQuietlyOnClosedPipe, writeOut } from './output.ts';
import { firstLanguage } from './settings.ts';
import { UsageError } from './usage.ts';

/** What a command's file exports. */
export interface CommandModule {
  /** Its arguments and options: what `--help`, the completion and the manual page tell. */
  define(messages: Messages): Command;
  /** Runs it; resolves with the exit code. */
  run(argv: string[], messages: Messages): Promise<number>;
}

/** The commands of a program, each loaded only when it is called. */
export type Commands = Partial<Record<CommandName, () => Promise<CommandModule>>>;

/** Runs the command that the arguments name. Ends with its exit code, 2 for the operator's mistake, 70 for a bug of ours. */
export async function runProgram(commands: Commands): Promise<void> {
  endQuietlyOnClosedPipe();
  try {
    process.exitCode = await dispatch(commands, process.argv.slice(2));
  } catch (error) {
    const isUsage = error instanceof UsageError;
    // Anything else is a bug of ours: its place is worth more to us than its looks.
    const said = isUsage ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`peer-survey: ${said}\n`);
    process.exitCode = isUsage ? 2 : 70;
  }
}

async function dispatch(commands: Commands, argv: string[]): Promise<number> {
  const [name = '--help', ...rest] = argv;
  const messages = await loadMessages(firstLanguage(findLanguage(argv)));
  if (name === '--version' || name === '-V') return say(`${packageJson.version}\n`);
  if (name === '--help' || name === '-h' || name === 'help') return say(describe(commands, messages));
  const load = Object.entries(commands).find(([known]) => known === name)?.[1];
  if (!load) throw new UsageError(messages.usage.unknownCommand(name, Object.keys(commands)));
  const { run } = await load();
  return run(rest, messages);
}

/** The language is needed before the flags are read: their help is written in it. */
function findLanguage(argv: string[]): string | undefined {
  const at = argv.findIndex(word => word === '--lang' || word.startsWith('--lang='));
  return argv[at]?.startsWith('--lang=') ? argv[at].slice('--lang='.length) : argv[at + 1];
}

function describe(commands: Commands, { help }: Messages): string {
  const mine = Object.entries(help.commands).filter(([name]) => Object.hasOwn(commands, name));
  const width = Math.max(...mine.map(([name]) => name.length)) + 1;
  const rows = mine.map(([name, summary]) => `  ${name.padEnd(width)} ${summary}`);
  const outro = help.outro(called()) + ('demo' in commands ? help.firstSteps : '');
  return `${help.intro(called())}\n\n${rows.join('\n')}\n\n${outro}\n`;
}

async function say(text: string): Promise<number> {
  await writeOut(text);
  return 0;
}
