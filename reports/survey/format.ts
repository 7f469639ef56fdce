import type { SurveyFormat } from '../../shared/ids.ts';
import type { Format } from './report.ts';

/** The report formats of a survey, each loaded when needed. A new one is a name in shared/ids.ts, a file and a line here. */
export const formats = {
  text: async (): Promise<Format> => (await import('./text.ts')).text,
  json: async (): Promise<Format> => (await import('./json.ts')).json,
  ndjson: async (): Promise<Format> => (await import('./json.ts')).ndjson,
  csv: async (): Promise<Format> => (await import('./csv.ts')).csv,
  html: async (): Promise<Format> => (await import('./html.ts')).html,
} satisfies Record<SurveyFormat, () => Promise<Format>>;
