import type { Survey } from '../../survey/survey-schema.ts';
import type { SurveyContext } from './report.ts';

/** How many answered, and how long it took; of an interrupted crawl, that it is not all. */
export function summarize(
  { hosts, counts, durationMs, complete }: Survey,
  { messages }: Pick<SurveyContext, 'messages'>,
): string {
  const answered = (counts.ok ?? 0) + (counts.declined ?? 0);
  const run = { answered, total: hosts.length, seconds: (durationMs / 1_000).toFixed(2) };
  return complete
    ? messages.report.finished(run)
    : messages.report.interrupted({ ...run, notAsked: counts.cancelled ?? 0 });
}
