import { escapeInvisible } from '../../shared/printable.ts';
import { SURVEY_SCHEMA } from '../../survey/survey-schema.ts';
import type { Format } from './report.ts';

/** The survey itself. JSON has an escape for each control character, so that what a seat sent stays exact and inert. */
export const json: Format = {
  end: survey => `${escapeInvisible(JSON.stringify(survey, null, 2))}\n`,
};

/** One JSON value a line, told apart by `type`: a header, each seat as it finishes, and what was computed of them. */
export const ndjson: Format = {
  begin: run => line({ type: 'header', schema: SURVEY_SCHEMA, ...run }),
  host: result => line({ type: 'host', ...result }),
  end: ({ hosts: _, ...rest }) => line({ type: 'trailer', ...rest }),
};

function line(value: object): string {
  return `${escapeInvisible(JSON.stringify(value))}\n`;
}
