import type { Command, Option } from 'commander';
import type { Messages } from '../messages/messages.ts';
import { commandNames } from '../shared/ids.ts';
import { languages } from '../shared/language.ts';
import { ownValue } from '../shared/own-value.ts';
import { defineCommand } from './define-command.ts';
import { type Commands, findCommand } from './program.ts';

/** A word that completion offers, and its description. */
export interface Candidate {
  value: string;
  description: string;
}

/**
 * The candidates for the last word, which may be empty; `words` are the words after the program's name. Empty if any text
 * or a file name is expected.
 */
export async function candidatesFor(
  words: readonly string[],
  commands: Commands,
  messages: Messages,
): Promise<Candidate[]> {
  const current = words.at(-1) ?? '';
  const before = words.slice(0, -1);
  const { name, rest } = findCommand(before);
  const load = ownValue(commands, name);
  const all = load
    ? listWithin(defineCommand((await load()).usage, messages), rest, current)
    : listAbove(name, before.at(-1), describeCommands(commands, messages));
  return all.filter(({ value }) => value.startsWith(current));
}

/** The candidates before a command, and after `help`. */
function listAbove(name: string, last: string | undefined, all: Candidate[]): Candidate[] {
  if (last === '--config') return [];
  if (last === '--lang') return languages.map(value => ({ value, description: '' }));
  return name === '--help' ? all : [];
}

function describeCommands(commands: Commands, { help }: Messages): Candidate[] {
  return [
    ...commandNames
      .filter(name => commands[name] !== undefined)
      .map(name => ({ value: name, description: help.commands[name] })),
    { value: 'help', description: help.ofCommand },
    { value: '--help', description: help.options.help },
    { value: '--version', description: help.options.version },
    { value: '--lang', description: help.options.lang },
  ];
}

/** The candidates within a command, from commander's definitions, so that completion offers what `--help` shows. */
function listWithin(command: Command, before: readonly string[], current: string): Candidate[] {
  const options = command.createHelp().visibleOptions(command);
  const named = (word: string | undefined) =>
    options.find(({ short, long }) => word !== undefined && (word === long || word === short));
  const waiting = named(before.at(-1));
  if (takesValue(waiting)) return choicesOf(waiting);
  const [, assigned] = /^(--[\w-]+)=/.exec(current) ?? [];
  if (assigned)
    return choicesOf(named(assigned)).map(choice => ({ ...choice, value: `${assigned}=${choice.value}` }));
  if (current.startsWith('-')) return options.flatMap(namesOf);
  const operands = before.filter((word, at) => !word.startsWith('-') && !takesValue(named(before[at - 1])));
  return choicesOf(command.registeredArguments[operands.length]);
}

function takesValue(option: Option | undefined): boolean {
  return option !== undefined && (option.required || option.optional);
}

function namesOf({ short, long, description }: Option): Candidate[] {
  return [long, short].flatMap(value => (value === undefined ? [] : [{ value, description }]));
}

function choicesOf(taker: { argChoices?: string[] } | undefined): Candidate[] {
  return (taker?.argChoices ?? []).map(value => ({ value, description: '' }));
}
