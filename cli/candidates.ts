import type { Command, Option } from 'commander';
import type { Messages } from '../messages/messages.ts';
import type { Commands } from './program.ts';

/** What could stand at one place of a command line. */
export interface Candidate {
  value: string;
  description: string;
}

/**
 * Of the words behind the program's name: what could stand in the place of the last one, which may be empty. None where
 * only the person knows, or the disk.
 */
export async function candidatesFor(
  words: readonly string[],
  commands: Commands,
  messages: Messages,
): Promise<Candidate[]> {
  const current = words.at(-1) ?? '';
  const [name, ...before] = words.slice(0, -1);
  const all = name === undefined ? describeCommands(commands, messages) : await within(name, before, current);
  return all.filter(({ value }) => value.startsWith(current));

  async function within(name: string, before: string[], current: string): Promise<Candidate[]> {
    const load = Object.entries(commands).find(([known]) => known === name)?.[1];
    return load ? listWithin((await load()).define(messages), before, current) : [];
  }
}

function describeCommands(commands: Commands, { help }: Messages): Candidate[] {
  return [
    ...Object.entries(help.commands)
      .filter(([name]) => Object.hasOwn(commands, name))
      .map(([value, description]) => ({ value, description })),
    { value: '--help', description: help.options.help },
    { value: '--version', description: help.options.version },
  ];
}

/** By commander's own definitions: what `--help` shows is what is offered. */
function listWithin(command: Command, before: readonly string[], current: string): Candidate[] {
  const options = command.createHelp().visibleOptions(command);
  const named = (word: string | undefined) =>
    options.find(({ short, long }) => word !== undefined && (word === long || word === short));
  const waiting = named(before.at(-1));
  if (waiting && takesValue(waiting)) return choicesOf(waiting);
  const [, assigned] = /^(--[\w-]+)=/.exec(current) ?? [];
  if (assigned)
    return choicesOf(named(assigned)).map(choice => ({ ...choice, value: `${assigned}=${choice.value}` }));
  if (current.startsWith('-')) return options.flatMap(namesOf);
  const operands = before.filter((word, at) => !word.startsWith('-') && !isValue(named(before[at - 1])));
  return choicesOf(command.registeredArguments[operands.length]);
}

function takesValue({ required, optional }: Option): boolean {
  return required || optional;
}

function isValue(option: Option | undefined): boolean {
  return option !== undefined && takesValue(option);
}

function namesOf({ short, long, description }: Option): Candidate[] {
  return [long, short].flatMap(value => (value === undefined ? [] : [{ value, description }]));
}

function choicesOf(taker: { argChoices?: string[] } | undefined): Candidate[] {
  return (taker?.argChoices ?? []).map(value => ({ value, description: '' }));
}
