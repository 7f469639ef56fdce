import type { Command } from 'commander';
import { makeCommand, parseArguments } from '../cli/command-line.ts';
import { interruptCodes, watchInterrupts } from '../cli/interrupt.ts';
import { oneOf } from '../cli/one-of.ts';
import { terminalWidth } from '../cli/output.ts';
import { showProgress } from '../cli/progress.ts';
import { type CommonFlags, openSettings } from '../cli/settings.ts';
import {
  addSimilarityOptions,
  refuseWeights,
  type SimilarityFlags,
  similarityOverrides,
} from '../cli/similarity-options.ts';
import { openSink } from '../cli/sink.ts';
import { addSweepOptions, type SweepFlags, sweepOverrides } from '../cli/sweep-options.ts';
import { UsageError } from '../cli/usage.ts';
import type { Messages } from '../messages/messages.ts';
import { formats, isFormatName } from '../reports/survey/format.ts';
import type { Format } from '../reports/survey/report.ts';
import { type Audience, audiences, maskSurvey } from '../survey/mask.ts';
import type { Survey } from '../survey/survey-schema.ts';
import { chooseTargets, refusePublicNames } from '../targets/targets.ts';
import { crawl } from './crawl-run.ts';

interface Flags extends CommonFlags, SweepFlags, SimilarityFlags {
  format: string;
  out?: string;
  show?: string;
  minOk?: string;
}

/**
 * `crawl`: asks every seat, and reports who answered and which two students are most alike. Interrupts are watched from
 * the first moment; a command that crawls as a part of its own work hands its watch in.
 */
export async function run(
  argv: string[],
  messages: Messages,
  interrupts = watchInterrupts(),
): Promise<number> {
  const command = define(messages);
  parseArguments(command, argv, messages);
  const flags = command.opts<Flags>();
  const settings = await openSettings(flags, [...sweepOverrides(flags), ...similarityOverrides(flags)]);
  refuseWeights(settings);
  const { format, audience, minOk } = await readChoices(flags, settings.messages);
  const targets = await chooseTargets(command.args, flags, settings);
  if (flags.allowPublic !== true) await refusePublicNames(targets, settings);

  const sink = openSink(flags.out, settings.messages);
  // Where the report itself appears line by line, a line that is redrawn would run through it.
  const isInTheWay = format.host !== undefined && sink.isTerminal;
  const progress = showProgress(process.stderr, {
    total: targets.count,
    isShown: !isInTheWay,
    messages: settings.messages,
  });
  const { config } = settings;
  const survey = await crawl(targets, {
    config,
    format,
    audience,
    sink,
    progress,
    signal: interrupts.signal,
  });
  progress.end({ durationMs: survey.durationMs, isLastWord: !sink.isTerminal });
  const shown = audience === 'seats' ? maskSurvey(survey) : survey;
  await sink.write(
    format.end(shown, {
      ...settings,
      colours: sink.colours(flags.color),
      width: terminalWidth(process.stdout),
      room: settings.config.room,
    }),
  );
  await sink.close();
  const came = interrupts.came();
  return came ? interruptCodes[came] : judgeRun(survey, minOk);
}

/** What `crawl` can be told. */
export function define(messages: Messages): Command {
  const { options } = messages.help;
  const command = addSweepOptions(makeCommand('crawl', messages), messages);
  return addSimilarityOptions(command, messages)
    .addOption(oneOf('--format <name>', options.format, Object.keys(formats)).default('text'))
    .option('--out <file>', options.out)
    .addOption(oneOf('--show <audience>', options.show, audiences))
    .option('--min-ok <number>', options.minOk);
}

async function readChoices(
  flags: Flags,
  messages: Messages,
): Promise<{ format: Format; audience: Audience; minOk: number }> {
  const { usage } = messages;
  if (!isFormatName(flags.format))
    throw new UsageError(usage.notOneOf('--format', flags.format, Object.keys(formats)));
  // What is made to be looked at is looked at by a class.
  const show = flags.show ?? (flags.format === 'html' ? 'seats' : 'all');
  const audience = audiences.find(known => known === show);
  if (!audience) throw new UsageError(usage.notOneOf('--show', show, [...audiences]));
  const minOk = flags.minOk === undefined ? 0 : Number(flags.minOk);
  if (!Number.isSafeInteger(minOk) || minOk < 0)
    throw new UsageError(usage.notACount('--min-ok', flags.minOk ?? ''));
  return { format: await formats[flags.format](), audience, minOk };
}

/** Findings are an exit code of 1: nobody to compare, or fewer answers than the operator wanted. */
function judgeRun({ counts, similarity }: Survey, minOk: number): number {
  const answered = (counts.ok ?? 0) + (counts.declined ?? 0);
  return similarity.compared < 2 || similarity.refusal || answered < minOk ? 1 : 0;
}
