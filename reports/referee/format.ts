import type { CheckFormat } from '../../shared/ids.ts';
import type { Report } from './report.ts';

/** The report formats of a verdict, each loaded when needed. A new one is a name in shared/ids.ts, a file and a line here. */
export const formats = {
  text: async (): Promise<Report> => (await import('./text.ts')).text,
  json: async (): Promise<Report> => (await import('./json.ts')).json,
  junit: async (): Promise<Report> => (await import('./junit.ts')).junit,
} satisfies Record<CheckFormat, () => Promise<Report>>;
