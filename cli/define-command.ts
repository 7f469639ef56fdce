import { Command, Option } from 'commander';
import type { Messages } from '../messages/messages.ts';
import packageJson from '../package.json' with { type: 'json' };
import { configSchema } from '../shared/config.ts';
import type { CommandName } from '../shared/ids.ts';
import { ownValue, ownValueAt } from '../shared/own-value.ts';
import type { OptionRow } from './options/row.ts';
import { commonOptions, type OptionName, options } from './options/table.ts';
import { programName } from './program-name.ts';
import { translateHelp } from './translated-help.ts';

/** What a command accepts: its operands, and the options that it picks from the table. */
export interface Usage {
  name: CommandName;
  operands?: readonly Operand[];
  options?: readonly OptionName[];
}

/** An argument that is not an option. */
interface Operand {
  /** As commander writes it: `<file>`, `[target...]`. */
  word: string;
  help: keyof Messages['help']['options'];
  choices?: readonly string[];
}

/** The option rows of a command, by name: those it picks, and those that all commands have. */
export function rowsOf({ options: picked = [] }: Usage): [OptionName, OptionRow][] {
  return [...picked, ...commonOptions].map(name => [name, options[name]]);
}

/** Defines a command for commander; help, completion, the manual page and parsing all use this. */
export function defineCommand(usage: Usage, messages: Messages): Command {
  const { help } = messages;
  const command = new Command(`${programName()} ${usage.name}`)
    .description(help.commands[usage.name])
    .version(packageJson.version, '-V, --version', help.options.version)
    .helpOption('-h, --help', help.options.help)
    .allowExcessArguments()
    .configureHelp(translateHelp(messages))
    .exitOverride();
  for (const operand of usage.operands ?? []) addOperand(command, operand, messages);
  for (const [, row] of rowsOf(usage)) command.addOption(makeOption(row, messages));
  return command;
}

function addOperand(command: Command, { word, help, choices }: Operand, messages: Messages): void {
  command.argument(word, messages.help.options[help] + messages.help.facts(choices ? { choices } : {}));
  const argument = command.registeredArguments.at(-1);
  if (argument && choices) argument.argChoices = [...choices];
}

/** Makes a commander option that keeps the typed text; it is parsed later, once the configuration's language is known. */
function makeOption(row: OptionRow, messages: Messages): Option {
  const option = new Option(row.flag, messages.help.options[row.help] + wordFacts(row, messages));
  if (row.repeats) option.argParser((typed: string, before: string[] = []) => [...before, typed]);
  // Not with choices(), which would refuse other values with commander's English sentence.
  if (row.parse?.choices) option.argChoices = [...row.parse.choices];
  return option;
}

function wordFacts({ parse, key, default: own, help: sentence }: OptionRow, { help }: Messages): string {
  const configured = key === undefined ? undefined : ownValueAt(configSchema.parse({}), key.split('.'));
  const value = own ?? configured ?? ownValue(help.defaults, sentence);
  const said = String(value ?? '');
  return help.facts({
    ...(parse?.choices ? { choices: parse.choices } : {}),
    ...(parse?.limits ? { limits: parse.limits } : {}),
    ...(said === '' ? {} : { value: said }),
  });
}
