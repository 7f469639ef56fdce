#!/usr/bin/env node
import packageJson from './package.json' with { type: 'json' };
import { loadMessages, type Messages } from './shared/messages/index.ts';
import type { CommandName } from './terminal/command-line.ts';
import { endQuietlyOnClosedPipe, writeOut } from './terminal/output.ts';
import { firstLanguage } from './terminal/settings.ts';
import { UsageError } from './terminal/usage.ts';

type Run = (argv: string[], messages: Messages) => Promise<number>;

/** The commands, each loaded only when it is called. A new one is a folder and a line here. */
const commands: Record<CommandName, () => Promise<{ run: Run }>> = {
  serve: () => import('./server/command.ts'),
  crawl: () => import('./crawler/command.ts'),
  talk: () => import('./talk/command.ts'),
  check: () => import('./check/command.ts'),
  list: () => import('./crawler/list-command.ts'),
  pair: () => import('./crawler/pair-command.ts'),
  demo: () => import('./demo/command.ts'),
  board: () => import('./board/command.ts'),
};

async function main(argv: string[]): Promise<number> {
  const [name = '--help', ...rest] = argv;
  const messages = await loadMessages(firstLanguage(findLanguage(argv)));
  if (name === '--version' || name === '-V') return say(`${packageJson.version}\n`);
  if (name === '--help' || name === '-h' || name === 'help') return say(describe(messages));
  if (!isCommand(name)) throw new UsageError(messages.usage.unknownCommand(name, Object.keys(commands)));
  if (rest.includes('--version')) return say(`${packageJson.version}\n`);
  const { run } = await commands[name]();
  return run(rest, messages);
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

/** The language is needed before the flags are read: their help is written in it. */
function findLanguage(argv: string[]): string | undefined {
  const at = argv.findIndex(word => word === '--lang' || word.startsWith('--lang='));
  return argv[at]?.startsWith('--lang=') ? argv[at].slice('--lang='.length) : argv[at + 1];
}

function describe({ help }: Messages): string {
  const rows = Object.entries(help.commands).map(([name, summary]) => `  ${name.padEnd(8)} ${summary}`);
  return `${help.intro}\n\n${rows.join('\n')}\n\n${help.outro}\n`;
}

async function say(text: string): Promise<number> {
  await writeOut(text);
  return 0;
}

endQuietlyOnClosedPipe();
try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const isUsage = error instanceof UsageError;
  // Anything else is a bug of ours: its place is worth more to us than its looks.
  const said = isUsage ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`peer-survey: ${said}\n`);
  process.exitCode = isUsage ? 2 : 70;
}
