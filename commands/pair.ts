import type { Usage } from '../cli/define.ts';
import { refuseWeights } from '../cli/demands.ts';
import { fileMistake } from '../cli/files.ts';
import { openCommand } from '../cli/open-command.ts';
import { similarityOptions } from '../cli/options/seats.ts';
import { writeErr } from '../cli/output.ts';
import type { Settings } from '../cli/settings.ts';
import { openSink } from '../cli/sink.ts';
import type { Messages } from '../messages/messages.ts';
import { pairReports } from '../reports/pair/format.ts';
import { readBytes, readStream } from '../saved/bytes.ts';
import { findPairs } from '../saved/pair-result.ts';
import { type Answers, MAX_ANSWERS_BYTES, readAnswers } from '../saved/read.ts';
import { openRoster } from '../targets/open-roster.ts';

/** The usage of `pair`: its operands and options. */
export const usage = {
  name: 'pair',
  operands: [{ word: '<file>', help: 'answers' }],
  options: [...similarityOptions, 'roster', 'nearest', 'explain', 'pairFormat', 'out'],
} as const satisfies Usage;

/** `pair`: finds the two most similar students in saved answers. Contacts nobody. */
export async function run(argv: string[], messages: Messages): Promise<number> {
  const { settings, options, operands } = await openCommand(usage, argv, messages);
  refuseWeights(settings);

  const roster = await openRoster(settings);
  const sink = await openSink(options.out, settings.messages);
  const answers = await readFile(operands[0] ?? '', settings);
  const { similarity } = settings.config;
  const found = findPairs(answers, {
    ...similarity,
    nearest: options.nearest,
    explain: options.explain,
    roster,
  });
  const report = pairReports[options.pairFormat](found, {
    messages: settings.messages,
    colours: sink.colours(options.noColor),
    width: sink.width,
  });
  for (const piece of report) await sink.write(piece);
  const bytes = await sink.close();
  const { wrote } = settings.messages.crawl;
  if (bytes !== undefined) writeErr(`${wrote({ path: options.out ?? '', bytes })}\n`);
  return found.result.compared < 2 || found.result.refusal ? 1 : 0;
}

/** Reads answers from a file, or from standard input for `-`. */
async function readFile(path: string, { language, messages }: Settings): Promise<Answers> {
  const isStandard = path === '-';
  const name = isStandard ? messages.pair.standardInput : path;
  try {
    const bytes = isStandard
      ? await readStream(process.stdin, MAX_ANSWERS_BYTES)
      : await readBytes(path, MAX_ANSWERS_BYTES);
    return await readAnswers(bytes, language);
  } catch (error) {
    throw fileMistake(name, error, messages);
  }
}
