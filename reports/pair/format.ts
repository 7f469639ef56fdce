import { csv } from './csv.ts';
import { json } from './json.ts';
import type { PairReport } from './report.ts';
import { text } from './text.ts';

/** The formats of `pair`. A new one is a file and a line here. */
export const pairReports = { text, json, csv } satisfies Record<string, PairReport>;
export type PairFormat = keyof typeof pairReports;

export function isPairFormat(name: string): name is PairFormat {
  return Object.hasOwn(pairReports, name);
}
