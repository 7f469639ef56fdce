import { paragraph } from '../../cli/layout.ts';
import type { Survey } from '../../survey/survey-schema.ts';
import type { ReportContext } from '../context.ts';
import { wordRoll } from './roll.ts';

/** The roll call in text reports: the counts, and the names of students who are not where the list says. */
export function reportRoll(
  called: Pick<Survey, 'missing' | 'rollCall'>,
  { messages, colours, width }: ReportContext,
  nameSeat?: (seat: number) => number | string,
): string[] {
  const report = wordRoll(called, messages, nameSeat);
  if (!report) return [];
  const groups = report.groups.flatMap(({ heading, lines }) =>
    lines.length === 0
      ? []
      : [...paragraph(colours.red(heading), width, 2), ...lines.flatMap(line => paragraph(line, width, 4))],
  );
  return [colours.bold(messages.roster.heading), ...paragraph(report.summary, width, 2), ...groups];
}
