import { type Command, CommanderError } from 'commander';
import type { Messages } from '../messages/messages.ts';
import { defineCommand, rowsOf, type Usage } from './define-command.ts';
import type { OptionRow } from './options/row.ts';
import type { commonOptions, OptionName, OptionValues } from './options/table.ts';
import { openSettings, overrideSettings, type Settings } from './settings.ts';
import { namePlaceholder, namePlaceholders } from './translated-help.ts';
import { TextAsked, UsageError } from './usage-error.ts';

/** What a command works with. */
export interface Opened<Name extends OptionName> {
  /** The configuration overridden by the options, and the messages in the resulting language. */
  settings: Settings;
  options: OptionValues<Name>;
  operands: string[];
}

type Picked<Of extends Usage> = NonNullable<Of['options']>[number] | (typeof commonOptions)[number];

/**
 * Parses the command line, reads the configuration, and applies the options.
 * @throws TextAsked if help or the version was asked for; UsageError for a mistake by the operator.
 */
export async function openCommand<const Of extends Usage>(
  usage: Of,
  argv: readonly string[],
  messages: Messages,
): Promise<Opened<Picked<Of>>> {
  const command = defineCommand(usage, messages);
  parseWords(command, argv, messages);
  const { config, lang } = command.opts<{ config?: string; lang?: string }>();
  const opened = await openSettings({ config, lang });
  const values = rowsOf(usage).map(([name, row]) => {
    return { name, row, value: readValue(row, typedFor(row, command), opened.messages) };
  });
  const overrides = values.flatMap(({ row, value }) =>
    row.key === undefined || typedFor(row, command) === undefined
      ? []
      : [{ flag: nameOf(row), key: row.key, value }],
  );
  const settings = overrideSettings(opened, overrides);
  // Each value has the type of its row, but a list of entries cannot express that.
  const entries: unknown[][] = values.map(({ name, value }) => [name, value]);
  return {
    settings,
    options: Object.fromEntries(entries),
    operands: command.args,
  };
}

function parseWords(command: Command, argv: readonly string[], messages: Messages): void {
  let said = '';
  command.configureOutput({
    writeOut: text => {
      said += text;
    },
    writeErr: () => {},
  });
  const refuse = (mistake: string): never => {
    throw new UsageError(mistake + messages.usage.seeHelp(command.name()));
  };
  try {
    command.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) throw new TextAsked(said);
    refuse(wordMistake(error, messages));
  }
  const { args, registeredArguments: expected } = command;
  if (args.length === 1 && args[0] === 'help') throw new TextAsked(command.helpInformation());
  if (args.length > expected.length && expected.at(-1)?.variadic !== true)
    refuse(messages.usage.tooManyArguments());
}

/** Translates a commander error. Its English sentence names the option in quotes, and may suggest a similar one. */
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
    default:
      return error.message.replace(/^error: /, '');
  }
}

/** What was typed for an option: the text of its value, the list of texts if it repeats, or true for a switch. */
function typedFor({ flag }: OptionRow, command: Command): unknown {
  const option = command.options.find(({ flags }) => flags === flag);
  const value = option && command.getOptionValue(option.attributeName());
  return option?.negate ? value === false : value;
}

function readValue(row: OptionRow, typed: unknown, messages: Messages): unknown {
  const { parse } = row;
  if (!parse) return typed === true;
  // If an optional value was omitted, commander passes true.
  const read = (text: unknown) =>
    parse.read(text === true ? '' : String(text), { flag: nameOf(row), messages });
  if (row.repeats) return Array.isArray(typed) ? typed.map(read) : [];
  return typed === undefined ? row.default : read(typed);
}

/** The flag without the placeholder of its value, for error messages. */
function nameOf({ flag }: OptionRow): string {
  return flag.replace(/ .*/, '');
}
