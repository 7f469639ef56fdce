import { escapeInvisible } from '../../shared/printable.ts';
import { SURVEY_SCHEMA } from '../../survey/survey-schema.ts';
import { writeJson } from '../json.ts';
import type { Format } from './report.ts';

/** The survey as JSON. */
export const json: Format = { end: writeJson };

/** One JSON value per line, distinguished by `type`: a header, each seat as it finishes, and a trailer with the totals. */
export const ndjson: Format = {
  begin: run => line({ type: 'header', schema: SURVEY_SCHEMA, ...run }),
  host: result => line({ type: 'host', ...result }),
  end: ({ hosts: _, ...rest }) => line({ type: 'trailer', ...rest }),
};

function line(value: object): string {
  return `${escapeInvisible(JSON.stringify(value))}\n`;
}
