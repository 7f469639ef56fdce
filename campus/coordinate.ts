import { randomUUID } from 'node:crypto';
import type { Sweep } from '../crawler/sweep.ts';
import type { Config } from '../shared/config.ts';
import type { TargetList } from '../targets/hosts.ts';
import { readLabs, writeLabs } from '../targets/labs.ts';
import { SURVEY_ID, type Submission, submissionSchema } from './shard.ts';
import type { CampusQueue } from './shard-queue.ts';
import { type CampusNews, sweepOver } from './sweep.ts';

/** A survey that runs over a queue, new or resumed. */
export interface Coordinated {
  survey: string;
  /** ISO 8601; for a resumed survey, the time it was first submitted. */
  startedAt: string;
  targets: TargetList;
  config: Pick<Config, 'sweep' | 'similarity'>;
  sweep: Sweep;
}

interface Options {
  waitMs: number;
  onNews: (news: CampusNews) => void;
}

/** Prepares a survey of these targets. Nothing enters the queue until its sweep runs. */
export function beginSurvey(
  queue: CampusQueue,
  targets: TargetList,
  { config, startedAt, ...options }: Options & Pick<Coordinated, 'config' | 'startedAt'>,
): Coordinated {
  const survey = `s${randomUUID().slice(0, 8)}`;
  const submission: Submission = {
    schema: 'peer-survey/submission@1',
    startedAt,
    labs: writeLabs(targets),
    sweep: config.sweep,
    similarity: config.similarity,
  };
  const sweep = openSweep(queue, { survey, submission, ...options });
  return { survey, startedAt, targets, config, sweep };
}

/** Resumes a survey whose coordinator was lost, with the targets and settings it was submitted with. */
export async function resumeSurvey(
  queue: CampusQueue,
  survey: string,
  options: Options,
): Promise<Coordinated | { problem: 'unknown-survey' | 'bad-survey' }> {
  const found = SURVEY_ID.test(survey) ? await queue.find(survey) : undefined;
  if (found === undefined) return { problem: 'unknown-survey' };
  const submission = submissionSchema.safeParse(found).data;
  if (!submission) return { problem: 'bad-survey' };
  const read = readLabs(submission.labs);
  if ('problem' in read) return { problem: 'bad-survey' };
  const { startedAt, sweep, similarity } = submission;
  return {
    survey,
    startedAt,
    targets: read.targets,
    config: { sweep, similarity },
    sweep: openSweep(queue, { survey, submission, ...options }),
  };
}

function openSweep(
  queue: CampusQueue,
  { survey, submission, ...options }: Options & { survey: string; submission: Submission },
): Sweep {
  return async (targets, run) => {
    const shards = await queue.survey(survey, submission);
    try {
      await sweepOver(shards, { survey, ...options })(targets, run);
    } finally {
      await shards.close();
    }
  };
}
