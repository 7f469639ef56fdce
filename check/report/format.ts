import type { Messages } from '../../shared/messages/index.ts';
import type { Colours } from '../../terminal/output.ts';
import type { Check } from '../result.ts';

/** What a report needs beside the check; handed in, so that a report is a pure function. */
export interface ReportContext {
  messages: Messages;
  colours: Colours;
  /** Characters on a line. */
  width: number;
}

/** A report: check to string, pure. */
export type Report = (check: Check, context: ReportContext) => string;

/** The formats of a check, each loaded when it is asked for. A new one is a file and a line here. */
export const formats = {
  text: async (): Promise<Report> => (await import('./text.ts')).text,
  json: async (): Promise<Report> => (await import('./json.ts')).json,
  junit: async (): Promise<Report> => (await import('./junit.ts')).junit,
};
export type FormatName = keyof typeof formats;

/** Whether there is a report of this name. */
export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(formats, name);
}
