import type { Survey } from '../../survey/survey-schema.ts';
import { reportChanges } from '../changes/text.ts';
import { reportLabs, seatNamer } from './labs.ts';
import type { Format, SurveyContext } from './report.ts';
import { reportRoll } from './roll-text.ts';
import { drawRoom } from './room.ts';
import { reportNotes, reportTroubles } from './seats.ts';
import { reportSimilarity } from './similar.ts';
import { summarize } from './summary.ts';

/** The text report: the pair, how it was found, the seats that need help, and the plan of the room. */
export const text: Format = {
  end: (survey, context) =>
    [...sections(survey, context).filter(lines => lines.length > 0), [summarize(survey, context)]]
      .map(lines => `${lines.join('\n')}\n`)
      .join('\n'),
};

function sections(survey: Survey, context: SurveyContext): string[][] {
  return [
    reportSimilarity(survey, context),
    reportLabs(survey.hosts, context),
    reportRoll(survey, context, seatNamer(survey.hosts, context.messages)),
    survey.changes ? reportChanges(survey.changes, context) : [],
    reportTroubles(survey.hosts, context),
    reportNotes(survey.hosts, context),
    drawRoom(survey, context),
  ];
}
