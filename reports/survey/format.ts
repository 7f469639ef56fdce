import type { Format } from './report.ts';

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
