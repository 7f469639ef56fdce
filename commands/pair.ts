import type { Usage } from '../cli/define-command.ts';
import { openCommand } from '../cli/open-command.ts';
import { similarityOptions } from '../cli/options/table.ts';
import { writeErr } from '../cli/output.ts';
import { openSink } from '../cli/sink.ts';
import { refuseWeights } from '../cli/weights.ts';
import type { Messages } from '../messages/messages.ts';
import { pairReports } from '../reports/pair/format.ts';
import { findPairs } from '../saved/pair-result.ts';
import { readAnswers } from '../saved/read.ts';
import { maybeJinOrPounds } from '../shared/plausibility.ts';
import type { Students } from '../similarity/students.ts';
import { openRoster } from '../targets/open-roster.ts';
import { readSaved } from './read-saved.ts';

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
  const answers = await readSaved(operands[0] ?? '', settings, readAnswers);
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
  await sink.close();
  if (isMostlyHeavy(answers.students)) writeErr(settings.messages.files.heavy);
  return found.result.compared < 2 || found.result.refusal ? 1 : 0;
}

/** Fewer students than this may well be heavy. */
const FEWEST = 5;

/** Whether a class seems to be in jin or pounds: a table often does not name its unit. */
function isMostlyHeavy({ height, weight }: Students): boolean {
  const heavy = height.filter((cm, at) => maybeJinOrPounds({ height: cm, weight: weight[at] ?? 0 }));
  return height.length >= FEWEST && 2 * heavy.length > height.length;
}
