import type { Survey } from '../survey-schema.ts';
import type { Format, ReportContext } from './format.ts';
import { drawRoom } from './room.ts';
import { reportNotes, reportTroubles } from './seats.ts';
import { reportSimilarity } from './similar.ts';

/** The report for people: the pair, how it was found, who needs help, and the room. */
export const text: Format = {
  end: (survey, context) =>
    [...sections(survey, context).filter(lines => lines.length > 0), [summarize(survey, context)]]
      .map(lines => `${lines.join('\n')}\n`)
      .join('\n'),
};

function sections(survey: Survey, context: ReportContext): string[][] {
  return [
    reportSimilarity(survey, context),
    reportTroubles(survey.hosts, context),
    reportNotes(survey.hosts, context),
    drawRoom(survey, context),
  ];
}

function summarize({ hosts, counts, durationMs, complete }: Survey, { messages }: ReportContext): string {
  const answered = (counts.ok ?? 0) + (counts.declined ?? 0);
  const run = { answered, total: hosts.length, seconds: (durationMs / 1_000).toFixed(2) };
  return complete
    ? messages.report.finished(run)
    : messages.report.interrupted({ ...run, notAsked: counts.cancelled ?? 0 });
}
