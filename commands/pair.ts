import type { Usage } from '../cli/define-command.ts';
import { openCommand } from '../cli/open-command.ts';
import { similarityOptions } from '../cli/options/table.ts';
import { writeErr } from '../cli/output.ts';
import { openSink } from '../cli/sink.ts';
import { refuseWeights } from '../cli/weights.ts';
import type { Messages } from '../messages/messages.ts';
import { pairReports } from '../reports/pair/format.ts';
import { findPairs } from '../saved/pair-result.ts';
import { type Answers, readAnswers } from '../saved/read.ts';
import { maybeJinOrPounds } from '../shared/plausibility.ts';
import { printable } from '../shared/printable.ts';
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
  for (const question of askForUnit(answers, settings.messages)) writeErr(question);
  return found.result.compared < 2 || found.result.refusal ? 1 : 0;
}

/** How many of them are named. */
const SHOWN = 3;

/** Asks whether weights are in jin or pounds: a table often does not name its unit, and a few students may miss it. */
function askForUnit({ people }: Answers, { files }: Messages): string[] {
  const heavy = people.filter(maybeJinOrPounds).map(({ id }) => printable(id));
  const most = { count: heavy.length, of: people.length };
  return heavy.length === 0 ? [] : [files.heavy(most, heavy.slice(0, SHOWN))];
}
