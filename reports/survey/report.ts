import type { HostResult } from '../../survey/result.ts';
import type { Survey } from '../../survey/survey-schema.ts';
import type { ReportContext } from '../context.ts';

/** What a report of a survey needs beside it. */
export interface SurveyContext extends ReportContext {
  room: { columns: number };
}

/**
 * A report: survey to string. One that is read while the crawl still runs also has a beginning, and a line a
 * seat; the survey of its end comes without `hosts`.
 */
export interface Format {
  begin?(run: { startedAt: string; targets: number }): string;
  host?(result: HostResult): string;
  end(survey: Survey, context: SurveyContext): string;
}
