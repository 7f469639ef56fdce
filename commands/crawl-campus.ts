import { beginSurvey, type Coordinated, resumeSurvey } from '../campus/coordinate.ts';
import { SHARD_SCHEMA } from '../campus/shard.ts';
import type { CampusNews } from '../campus/sweep.ts';
import { writeErr } from '../cli/output.ts';
import type { Progress } from '../cli/progress.ts';
import type { Settings } from '../cli/settings.ts';
import { UsageError } from '../cli/usage-error.ts';
import type { Messages } from '../messages/messages.ts';
import { DEFAULT_WAIT_SECONDS } from '../shared/config.ts';
import { printable } from '../shared/printable.ts';
import { chooseSeats, type SeatOptions } from './choose-seats.ts';
import { explainTrouble, openQueue } from './open-queue.ts';
import { tellWorkerTrouble } from './worker-trouble.ts';

/** The options of a crawl over a queue. */
export interface CampusOptions extends SeatOptions {
  resume: string | undefined;
  wait: number | undefined;
}

/** A crawl whose seats are asked by the workers of their labs. */
export interface CampusCrawl extends Coordinated {
  /** Words the progress line. */
  word: Messages['crawl']['progress'];
  /** Reports what happens from now on, beginning with how to resume the survey if this computer fails. */
  tell(progress: Progress): void;
  /** Turns trouble with the queue into a UsageError. */
  explain(error: unknown): unknown;
  close(): Promise<void>;
}

/** Begins a survey of the labs, or resumes one. @throws UsageError if the queue or the options do not allow it */
export async function openCampus(
  options: CampusOptions,
  settings: Settings,
  signal: AbortSignal,
): Promise<CampusCrawl> {
  const { config, messages } = settings;
  const { news, mistakes } = messages.campus;
  const { resume } = options;
  if (resume !== undefined && options.lab.length > 0) throw new UsageError(mistakes.resumeAlone);
  const targets = resume === undefined ? await chooseSeats([], options, settings) : undefined;

  const waitSeconds = options.wait ?? config.queue?.waitSeconds ?? DEFAULT_WAIT_SECONDS;
  let progress: Progress | undefined;
  const say = (line: string) => (progress ? progress.say(line) : writeErr(line));
  const labs = { labsDone: 0, labs: 0, withoutWorker: [] as string[] };
  const onNews = (one: CampusNews) => {
    switch (one.code) {
      case 'labs':
        Object.assign(labs, { labsDone: one.done, labs: one.total, withoutWorker: one.withoutWorker });
        progress?.refresh();
        return;
      case 'submitted-again':
        return say(news.again(one.shards));
      case 'given-up':
        return say(news.givenUp({ ...one, seconds: waitSeconds }));
      case 'other-version':
        return say(messages.campus.status.otherVersion(one.lab, printable(one.speaks), SHARD_SCHEMA));
      case 'failed': {
        const { lab, refusal } = one;
        const { cause } = messages.campus.shardFaults[refusal.fault]({ lab, ...refusal });
        return say(news.failed({ ...one, cause: printable(cause) }));
      }
    }
  };

  const { queue, shown } = await openQueue(options.queue, settings, { say, signal });
  const explain = (error: unknown) => explainTrouble(error, shown, messages);
  const run = { waitMs: waitSeconds * 1_000, onNews };
  try {
    const begun = targets
      ? beginSurvey(queue, targets, { config, startedAt: new Date().toISOString(), ...run })
      : await resumeSurvey(queue, resume ?? '', run);
    if ('problem' in begun) {
      const say = { 'unknown-survey': mistakes.unknownSurvey, 'bad-survey': mistakes.badSurvey }[
        begun.problem
      ];
      throw new UsageError(say(printable(resume ?? ''), shown));
    }
    const { survey, startedAt } = begun;
    return {
      ...begun,
      sweep: tellWorkerTrouble(begun.sweep, settings, say),
      word: at => news.progress({ ...at, ...labs }),
      tell(shownOn) {
        progress = shownOn;
        say(resume === undefined ? news.survey(survey) : news.resumed(survey, startedAt));
      },
      explain,
      close: () => queue.close(),
    };
  } catch (error) {
    await queue.close();
    throw explain(error);
  }
}
