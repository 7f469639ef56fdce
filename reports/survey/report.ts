import type { HostResult } from '../../survey/result.ts';
import type { Survey } from '../../survey/survey-schema.ts';
import type { ReportContext } from '../context.ts';

/** What a report of a survey needs besides the survey. */
export interface SurveyContext extends ReportContext {
  room: { columns: number };
}

/**
 * A report of a survey. A format that is written while the crawl is running also has a beginning and a line per seat; the
 * survey passed to its `end` has no `hosts`.
 */
export interface Format {
  begin?(run: { startedAt: string; targets: number }): string;
  host?(result: HostResult): string;
  end(survey: Survey, context: SurveyContext): string;
}
