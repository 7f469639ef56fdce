import type { Survey } from '../../survey/survey-schema.ts';
import type { SurveyContext } from './report.ts';

/** Sums up how many seats answered and how long it took; also if the crawl was interrupted, or labs had no worker. */
export function summarize(
  { hosts, counts, durationMs, complete }: Survey,
  { messages }: Pick<SurveyContext, 'messages'>,
): string {
  const answered = (counts.ok ?? 0) + (counts.declined ?? 0);
  const run = { answered, total: hosts.length, seconds: (durationMs / 1_000).toFixed(2) };
  if (complete) return messages.report.finished(run);
  const notAsked = counts.cancelled ?? 0;
  // A lab without a worker does not mean that the crawl was interrupted, and own trouble was reported at once.
  const isWhole = hosts.every(
    ({ status, problem }) =>
      status !== 'cancelled' || problem?.code === 'no-worker' || problem?.code === 'own-trouble',
  );
  return isWhole
    ? messages.campus.report.partly({ ...run, notAsked })
    : messages.report.interrupted({ ...run, notAsked });
}
