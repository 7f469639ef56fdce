import type { Messages } from '../../shared/messages/index.ts';
import type { Colours } from '../../terminal/output.ts';
import type { Survey } from '../survey-schema.ts';

/** What a report needs beside the survey; handed in, so that a report is a pure function. */
export interface ReportContext {
  messages: Messages;
  colours: Colours;
  /** Characters on a line. */
  width: number;
  room: { columns: number };
}

/**
 * A report: survey to string. One that is read while the crawl still runs also has a beginning, and a line a seat that
 * is made from the JSON of its result; the survey of its end comes without `hosts`.
 */
export interface Format {
  begin?(run: { startedAt: string; targets: number }): string;
  host?(json: string): string;
  end(survey: Survey, context: ReportContext): string;
}

/** The formats of a survey, each loaded when it is asked for. A new one is a file and a line here. */
export const formats = {
  text: async (): Promise<Format> => (await import('./text.ts')).text,
  json: async (): Promise<Format> => (await import('./json.ts')).json,
  ndjson: async (): Promise<Format> => (await import('./json.ts')).ndjson,
  csv: async (): Promise<Format> => (await import('./csv.ts')).csv,
  html: async (): Promise<Format> => (await import('./html.ts')).html,
};
export type FormatName = keyof typeof formats;

export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(formats, name);
}
