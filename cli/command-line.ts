import { Command, CommanderError } from 'commander';
import type { Messages } from '../messages/messages.ts';
import packageJson from '../package.json' with { type: 'json' };
import { languages } from '../shared/language.ts';
import { called } from './called.ts';
import { oneOf } from './one-of.ts';
import { namePlaceholder, namePlaceholders, speakHelp } from './spoken-help.ts';
import { UsageError } from './usage.ts';

export type CommandName = keyof Messages['help']['commands'] & string;

/** A command of peer-survey, with what all of them have. Its texts are `messages.help`'s. */
export function makeCommand(name: CommandName, messages: Messages): Command {
  const { help } = messages;
  return new Command(`${called()} ${name}`)
    .description(help.commands[name])
    .option('--config <file>', help.options.config)
    .addOption(oneOf('--lang <language>', help.options.lang, languages))
    .option('--no-color', help.options.noColor)
    .version(packageJson.version, '-V, --version', help.options.version)
    .helpOption('-h, --help', help.options.help)
    .configureHelp(speakHelp(messages))
    .configureOutput({ writeErr: () => {} })
    .exitOverride();
}

/** Parses `argv`; help ends the command with 0, a mistake is a UsageError of one line. */
export function parseArguments(command: Command, argv: string[], messages: Messages): void {
  try {
    command.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) process.exit(0);
    throw new UsageError(`${wordMistake(error, messages)}${messages.usage.seeHelp(command.name())}`);
  }
}

/** Commander's own sentence names the option in quotes, and may offer a near one in brackets. */
function wordMistake(error: CommanderError, messages: Messages): string {
  const [, subject = ''] = /'([^']*)'/.exec(error.message) ?? [];
  const [, near = ''] = /Did you mean (?:one of )?([^?]*)\?/.exec(error.message) ?? [];
  switch (error.code) {
    case 'commander.unknownOption':
      return messages.usage.unknownOption(subject, near.split(', ').filter(Boolean));
    case 'commander.optionMissingArgument':
      return messages.usage.optionWithoutValue(namePlaceholders(subject, messages));
    case 'commander.missingArgument':
      return messages.usage.missingArgument(namePlaceholder(subject, messages));
    case 'commander.excessArguments':
      return messages.usage.tooManyArguments();
    default:
      return error.message.replace(/^error: /, '');
  }
}

/** A flag's number; text that is none is handed on, for the configuration's schema to refuse by name. */
export function numberOf(text: string): number | string {
  return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);
}
