import type { Survey } from '../../survey/survey-schema.ts';
import type { SurveyContext } from './report.ts';

/** How many answered, and how long it took; of an interrupted crawl, that it is not all; of a campus, how many had no worker. */
export function summarize(
  { hosts, counts, durationMs, complete }: Survey,
  { messages }: Pick<SurveyContext, 'messages'>,
): string {
  const answered = (counts.ok ?? 0) + (counts.declined ?? 0);
  const run = { answered, total: hosts.length, seconds: (durationMs / 1_000).toFixed(2) };
  if (complete) return messages.report.finished(run);
  const notAsked = counts.cancelled ?? 0;
  // A lab without a worker ends no crawl, and what this computer lacks was said at once.
  const isWhole = hosts.every(
    ({ status, problem }) =>
      status !== 'cancelled' || problem?.code === 'no-worker' || problem?.code === 'own-trouble',
  );
  return isWhole
    ? messages.campus.report.partly({ ...run, notAsked })
    : messages.report.interrupted({ ...run, notAsked });
}
