import type { Command } from 'commander';
import { makeCommand, parseArguments } from '../cli/command-line.ts';
import { fileMistake } from '../cli/files.ts';
import { oneOf } from '../cli/one-of.ts';
import { coloursFor, terminalWidth, writeOut } from '../cli/output.ts';
import { type CommonFlags, openSettings, type Settings } from '../cli/settings.ts';
import {
  addSimilarityOptions,
  refuseWeights,
  type SimilarityFlags,
  similarityOverrides,
} from '../cli/similarity-options.ts';
import { UsageError } from '../cli/usage.ts';
import type { Messages } from '../messages/messages.ts';
import { isPairFormat, pairReports } from '../reports/pair/format.ts';
import { wordUnreadable } from '../reports/pair/words.ts';
import { readBytes, readStream } from '../saved/bytes.ts';
import { findPairs } from '../saved/pair-result.ts';
import { type Answers, MAX_ANSWERS_BYTES, readAnswers } from '../saved/read.ts';
import { UnreadableAnswers } from '../saved/unreadable.ts';

interface Flags extends CommonFlags, SimilarityFlags {
  nearest?: boolean;
  explain?: boolean;
  format: string;
}

/** `pair`: the two most alike in saved answers. Contacts nobody. */
export async function run(argv: string[], messages: Messages): Promise<number> {
  const command = define(messages);
  parseArguments(command, argv, messages);
  const flags = command.opts<Flags>();
  const settings = await openSettings(flags, similarityOverrides(flags));
  refuseWeights(settings);
  const { usage } = settings.messages;
  if (!isPairFormat(flags.format)) {
    throw new UsageError(usage.notOneOf('--format', flags.format, Object.keys(pairReports)));
  }

  const answers = await readFile(command.args[0] ?? '', settings);
  const { similarity } = settings.config;
  const found = findPairs(answers, {
    ...similarity,
    nearest: flags.nearest === true,
    explain: flags.explain === true,
  });
  const report = pairReports[flags.format](found, {
    messages: settings.messages,
    colours: coloursFor(process.stdout, flags.color),
    width: terminalWidth(process.stdout),
  });
  for (const piece of report) await writeOut(piece);
  return found.result.compared < 2 || found.result.refusal ? 1 : 0;
}

/** What `pair` can be told. */
export function define(messages: Messages): Command {
  const { options } = messages.help;
  const command = makeCommand('pair', messages).argument('<file>', options.answers);
  return addSimilarityOptions(command, messages)
    .option('--nearest', options.nearest)
    .option('--explain', options.explain)
    .addOption(oneOf('--format <name>', options.pairFormat, Object.keys(pairReports)).default('text'));
}

/** Reads the answers of a file, or of standard input where it is called `-`. */
async function readFile(path: string, { language, messages }: Settings): Promise<Answers> {
  const isStandard = path === '-';
  const name = isStandard ? messages.pair.standardInput : path;
  try {
    const bytes = isStandard
      ? await readStream(process.stdin, MAX_ANSWERS_BYTES)
      : await readBytes(path, MAX_ANSWERS_BYTES);
    return await readAnswers(bytes, language);
  } catch (error) {
    if (error instanceof UnreadableAnswers) {
      throw new UsageError(`${name} ${wordUnreadable(error.problem, messages)}`, { cause: error });
    }
    throw fileMistake(name, error, messages);
  }
}
