import type { Argument, Command, Option } from 'commander';
import type { Messages } from '../messages/messages.ts';
import { defineCommand } from './define-command.ts';
import type { Commands } from './program.ts';

/** Writes the manual page, man/peer-survey.1, in roff, from the definitions of the commands and their help. */
export async function writeManual(commands: Commands, version: string, messages: Messages): Promise<string> {
  const defined = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => ({
      name,
      command: defineCommand((await load()).usage, messages),
    })),
  );
  const shared = optionsOfAll(defined.map(({ command }) => command));
  return [
    `.TH PEER\\-SURVEY 1 "" "peer\\-survey ${plain(version)}" "User Commands"`,
    section('NAME'),
    `peer\\-survey \\- ${plain('find the two most alike of a class, a server on every seat')}`,
    section('SYNOPSIS'),
    defined.map(({ name, command }) => synopsis(name, command)).join('\n.br\n'),
    section('DESCRIPTION'),
    plain(about),
    section('COMMANDS'),
    ...defined.map(({ name, command }) => describe(name, command, shared)),
    section('OPTIONS OF ALL COMMANDS'),
    ...shared.map(item),
    section('EXIT STATUS'),
    ...exits.map(([code, meaning]) => `.TP\n.B ${code}\n${plain(meaning)}`),
    section('ENVIRONMENT'),
    ...environment.map(([names, meaning]) => `.TP\n.BR ${names}\n${plain(meaning)}`),
    section('FILES'),
    `.TP\n.I lab.config.json\n${plain(messages.help.options.config)}`,
    section('EXAMPLES'),
    ...examples.map(([line, meaning]) => `.TP\n.B ${plain(line)}\n${plain(meaning)}`),
    '',
  ].join('\n');
}

const about =
  'In a computer room every student runs a server that answers get with JSON: a student number, height, weight and ' +
  'clothing size. A crawler asks all seats at once, says in words that teach what is wrong with a server, and finds the ' +
  'pair with the most similar body shape. Results go to standard output, progress and logs to standard error.';

const exits = [
  ['0', 'All is well; also of serve, talk, board and handout that were ended with Ctrl-C.'],
  [
    '1',
    'There are findings: fewer than two students to compare, a rule that failed, an answer that is missing.',
  ],
  ['2', 'A mistake in the command line or the configuration, named in one line.'],
  ['130', 'A crawl, check or pair was interrupted; what it had by then is reported.'],
] as const;

const environment = [
  ['LC_ALL , LC_MESSAGES , LANG', 'The language, where --lang and the configuration name none.'],
  ['NO_COLOR', 'No colours.'],
] as const;

const examples = [
  ['peer-survey demo', 'A room of 40 seats on this computer, and a crawl of it.'],
  ['peer-survey serve --id 2026010117 --height 178 --weight 65.5 --size XL', 'Shares a record on port 1024.'],
  ['peer-survey crawl 10.1.2.10-49 --format html --out room.html', 'Asks forty seats, and writes a report.'],
  ['peer-survey check 10.1.2.17', 'Tests the server of one seat, rule by rule.'],
] as const;

function describe(name: string, command: Command, shared: readonly Option[]): string {
  const options = optionsOf(command).filter(({ long }) => !shared.some(other => other.long === long));
  return [
    `.SS ${plain(name)}`,
    `${sentence(command.description())}`,
    ...command.registeredArguments.map(
      argument => `.TP\n.I ${plain(term(argument))}\n${plain(argument.description)}`,
    ),
    ...options.map(item),
  ].join('\n');
}

function synopsis(name: string, command: Command): string {
  const operands = command.registeredArguments.map(argument => ` \\fI${plain(term(argument))}\\fR`);
  return `\\fBpeer\\-survey ${plain(name)}\\fR [\\fIoptions\\fR]${operands.join('')}`;
}

function term(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
  return argument.required ? name : `[${name}]`;
}

function item({ flags, description }: Option): string {
  return `.TP\n.B ${plain(flags)}\n${plain(description)}`;
}

function optionsOf(command: Command): Option[] {
  return command.createHelp().visibleOptions(command);
}

/** The options that every command has. */
function optionsOfAll(all: readonly Command[]): Option[] {
  const [first, ...others] = all.map(optionsOf);
  return (first ?? []).filter(({ long }) =>
    others.every(options => options.some(other => other.long === long)),
  );
}

function section(title: string): string {
  return `.SH ${title}`;
}

function sentence(text: string): string {
  return plain(`${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`);
}

/** Escapes characters that mean something to roff, and characters outside ASCII. */
function plain(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('’', '\\(cq')
    .replaceAll('…', '...')
    .replace(/^[.']/, '\\&$&');
}
