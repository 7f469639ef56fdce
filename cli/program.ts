import { closest, distance } from 'fastest-levenshtein';
import { loadMessages } from '../messages/load.ts';
import type { Messages } from '../messages/messages.ts';
import packageJson from '../package.json' with { type: 'json' };
import { errorCodeOf } from '../shared/error.ts';
import { type CommandName, commandNames } from '../shared/ids.ts';
import { ownValue } from '../shared/own-value.ts';
import { printable } from '../shared/printable.ts';
import type { Usage } from './define-command.ts';
import { watchOutput, writeErr, writeOut } from './output.ts';
import { programName } from './program-name.ts';
import { checkLanguage, firstLanguage } from './settings.ts';
import { helpWidth } from './translated-help.ts';
import { TextAsked, UsageError } from './usage-error.ts';
import { wrap } from './wrap.ts';

/** What a command's file exports. */
export interface CommandModule {
  /** Its operands and options, for `--help`, completion and the manual page. */
  usage: Usage;
  /** Runs it; resolves with the exit code. */
  run(argv: string[], messages: Messages): Promise<number>;
}

/** The commands of a program; each is loaded only when it is needed. */
export type Commands = Partial<Record<CommandName, () => Promise<CommandModule>>>;

/** Runs the command named by the arguments. Sets its exit code: 2 for a mistake by the operator, 70 for a bug in this program. */
export async function runProgram(commands: Commands): Promise<void> {
  const argv = process.argv.slice(2);
  const messages = await loadMessages(firstLanguage(findLanguage(argv)));
  watchOutput(messages);
  process.on('uncaughtException', error => process.exit(report(error, messages)));
  try {
    process.exitCode = await dispatch(commands, argv, messages);
  } catch (error) {
    process.exitCode = report(error, messages);
  }
}

/** Prints what went wrong, and returns the exit code. */
function report(thrown: unknown, { usage }: Messages): number {
  const error = isOutOfFiles(thrown) ? new UsageError(usage.fileTroubles.EMFILE, { cause: thrown }) : thrown;
  const isMistake = error instanceof UsageError;
  // A mistake may quote a file, so control characters are made visible. For a bug, print the stack as it is.
  const said = isMistake ? printable(error.message) : error instanceof Error ? error.stack : String(error);
  writeErr(`peer-survey: ${said}`);
  return isMistake ? 2 : 70;
}

/** Out of descriptors: then even the program's own files cannot be read. */
function isOutOfFiles(error: unknown): boolean {
  return ['EMFILE', 'ENFILE'].includes(errorCodeOf(error));
}

async function dispatch(commands: Commands, argv: string[], messages: Messages): Promise<number> {
  const { name, rest } = findCommand(argv);
  try {
    if (name === '--version' || name === '-V') throw new TextAsked(`${packageJson.version}\n`);
    if (name === '--help' || name === '-h') {
      checkLanguage(findLanguage(argv), messages);
      throw new TextAsked(describe(commands, messages));
    }
    return await (await find(name, commands, messages)).run(rest, messages);
  } catch (error) {
    if (!(error instanceof TextAsked)) throw error;
    await writeOut(error.text);
    return 0;
  }
}

/** Finds the command and its arguments. `help crawl` means `crawl --help`, and `--lang en crawl` means `crawl --lang en`. */
export function findCommand(argv: readonly string[]): { name: string; rest: string[] } {
  const before: string[] = [];
  let at = 0;
  for (let word = argv[0]; word !== undefined && /^--(lang|config|no-color)\b/.test(word); word = argv[at]) {
    const words = word === '--lang' || word === '--config' ? 2 : 1;
    before.push(...argv.slice(at, at + words));
    at += words;
  }
  const [name = '--help', ...rest] = argv.slice(at);
  if (name !== 'help') return { name, rest: [...before, ...rest] };
  const asked = findCommand(rest.filter(word => word !== 'help'));
  return { name: asked.name, rest: [...before, ...asked.rest, '--help'] };
}

function find(name: string, commands: Commands, { usage }: Messages): Promise<CommandModule> {
  const load = ownValue(commands, name);
  if (load) return load();
  if (name.startsWith('-')) throw new UsageError(usage.unknownOption(name) + usage.seeHelp(programName()));
  const known = Object.keys(commands);
  const near = closest(name, known);
  // Suggest a command only for one or two typos.
  throw new UsageError(usage.unknownCommand(name, known, distance(name, near) <= 2 ? near : undefined));
}

/** Finds `--lang` before the flags are parsed, because error messages and help need the language. */
function findLanguage(argv: string[]): string | undefined {
  const at = argv.findIndex(word => word === '--lang' || word.startsWith('--lang='));
  if (at < 0) return undefined;
  return argv[at]?.startsWith('--lang=') ? argv[at].slice('--lang='.length) : argv[at + 1];
}

function describe(commands: Commands, { help }: Messages): string {
  const names = commandNames.filter(name => commands[name] !== undefined);
  const indent = Math.max(...names.map(name => name.length)) + 4;
  const rows = names.map(name => {
    const lines = wrap(help.commands[name], helpWidth() - indent).split('\n');
    return `  ${name}`.padEnd(indent) + lines.join(`\n${' '.repeat(indent)}`);
  });
  const outro = [help.outro(programName()), ...('demo' in commands ? [help.firstSteps(programName())] : [])];
  const paragraphs = [
    wrap(help.intro(programName()), helpWidth()),
    rows.join('\n'),
    outro.map(line => wrap(line, helpWidth())).join('\n'),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}
