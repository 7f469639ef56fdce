import { reportChanges } from '../changes/text.ts';
import { joinSections } from '../sections.ts';
import { reportLabs, seatNamer } from './labs.ts';
import type { Format } from './report.ts';
import { reportRoll } from './roll.ts';
import { drawRoom } from './room.ts';
import { reportNotes, reportTroubles } from './seats.ts';
import { reportSimilarity } from './similar.ts';
import { summarize } from './summary.ts';

/** The text report: the pair, how it was found, the seats that need help, and the plan of the room. */
export const text: Format = {
  end: (survey, context) =>
    joinSections([
      reportSimilarity(survey, context),
      reportLabs(survey.hosts, context),
      reportRoll(survey, context, seatNamer(survey.hosts, context.messages)),
      survey.changes ? reportChanges(survey.changes, context) : [],
      reportTroubles(survey.hosts, context),
      reportNotes(survey.hosts, context),
      drawRoom(survey, context),
      [summarize(survey, context)],
    ]),
};
