import { escapeInvisible } from '../../shared/printable.ts';
import { SURVEY_SCHEMA } from '../../survey/survey-schema.ts';
import type { Format } from './report.ts';

/** The survey as JSON. Invisible characters are escaped, so that text from seats stays exact but harmless. */
export const json: Format = {
  end: survey => `${escapeInvisible(JSON.stringify(survey, null, 2))}\n`,
};

/** One JSON value per line, distinguished by `type`: a header, each seat as it finishes, and a trailer with the totals. */
export const ndjson: Format = {
  begin: run => line({ type: 'header', schema: SURVEY_SCHEMA, ...run }),
  host: result => line({ type: 'host', ...result }),
  end: ({ hosts: _, ...rest }) => line({ type: 'trailer', ...rest }),
};

function line(value: object): string {
  return `${escapeInvisible(JSON.stringify(value))}\n`;
}
