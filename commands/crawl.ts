import type { Usage } from '../cli/define-command.ts';
import { watchInterrupts } from '../cli/interrupt.ts';
import { openCommand } from '../cli/open-command.ts';
import { similarityOptions, sweepOptions } from '../cli/options/table.ts';
import { writeErr } from '../cli/output.ts';
import type { Settings } from '../cli/settings.ts';
import { openSink } from '../cli/sink.ts';
import { UsageError } from '../cli/usage-error.ts';
import { refuseWeights } from '../cli/weights.ts';
import type { Messages } from '../messages/messages.ts';
import { formats } from '../reports/survey/format.ts';
import { isWorse } from '../survey/changes.ts';
import type { TargetList } from '../targets/hosts.ts';
import { openRoster } from '../targets/open-roster.ts';
import { chooseSeats } from './choose-seats.ts';
import type { CampusCrawl, CampusOptions } from './crawl-campus.ts';
import { openSurvey } from './open-survey.ts';
import { runCrawl } from './run-crawl.ts';

/** The usage of `crawl`: its operands and options. */
export const usage = {
  name: 'crawl',
  operands: [{ word: '[target...]', help: 'target' }],
  options: [
    ...sweepOptions,
    ...similarityOptions,
    'roster',
    'since',
    'surveyFormat',
    'out',
    'show',
    'minOk',
    'lab',
    'queue',
    'resume',
    'wait',
  ],
} as const satisfies Usage;

/**
 * `crawl`: asks every seat, and reports who answered and which two students are most alike. Interrupts are watched from
 * the start; a command that crawls as part of its own work passes its own watch.
 */
export async function run(
  argv: string[],
  messages: Messages,
  interrupts = watchInterrupts(),
): Promise<number> {
  const { settings, options, operands } = await openCommand(usage, argv, messages);
  refuseWeights(settings);
  const format = await formats[options.surveyFormat]();
  // A web page is likely to be shown to the class, so it is masked by default.
  const audience = options.show ?? (options.surveyFormat === 'html' ? 'seats' : 'all');
  const { targets, campus } = await openSeats(operands, options, settings, interrupts.signal);

  try {
    const roster = await openRoster(settings);
    const since = options.since === undefined ? undefined : await openSurvey(options.since, settings);
    const sink = await openSink(options.out, settings.messages);
    const survey = await runCrawl(targets, {
      settings,
      format,
      audience,
      sink,
      noColor: options.noColor,
      signal: interrupts.signal,
      roster,
      since,
      campus,
    });
    const interrupted = interrupts.exitCode();
    if (interrupted !== undefined) return interrupted;
    const answered = (survey.counts.ok ?? 0) + (survey.counts.declined ?? 0);
    const { minOk } = options;
    if (answered < minOk) {
      writeErr(settings.messages.crawl.tooFew({ answered, minOk }));
      return 1;
    }
    if (survey.changes && isWorse(survey.changes)) return 1;
    const { similarity, complete, counts } = survey;
    const hasPair = similarity.compared >= 2 && !similarity.refusal;
    // A crawl over a queue also exits with 1 if a seat was not asked, or its worker failed.
    const isWhole = !campus || (complete && counts['internal-error'] === undefined);
    return hasPair && isWhole ? 0 : 1;
  } catch (error) {
    throw campus ? campus.explain(error) : error;
  } finally {
    await campus?.close();
  }
}

/** Chooses the seats: from the command line, the configuration, its labs, or a survey in a queue. */
async function openSeats(
  operands: readonly string[],
  options: CampusOptions,
  settings: Settings,
  signal: AbortSignal,
): Promise<{ targets: TargetList; campus?: CampusCrawl }> {
  const { mistakes } = settings.messages.campus;
  if (options.queue !== undefined) {
    if (operands.length > 0) throw new UsageError(mistakes.targetsWithQueue);
    // Load the queue engine only if there is a queue.
    const { openCampus } = await import('./crawl-campus.ts');
    const campus = await openCampus(options, settings, signal);
    return { targets: campus.targets, campus };
  }
  if (options.resume !== undefined) throw new UsageError(mistakes.needsQueue('--resume'));
  if (options.wait !== undefined) throw new UsageError(mistakes.needsQueue('--wait'));
  return { targets: await chooseSeats(operands, options, settings) };
}
