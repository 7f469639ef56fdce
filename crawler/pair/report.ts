import type { Messages } from '../../shared/messages/index.ts';
import type { Colours } from '../../terminal/output.ts';
import { csv } from './csv.ts';
import { json } from './json.ts';
import type { NearestList, PairResult } from './result.ts';
import { text } from './text.ts';

/** What a report of `pair` needs beside the result. */
export interface PairContext {
  messages: Messages;
  colours: Colours;
  /** Characters on a line. */
  width: number;
}

/** A report, in pieces: with each student's neighbour it may be longer than a string can be. */
export type PairReport = (
  found: { result: PairResult; nearest?: NearestList },
  context: PairContext,
) => Generator<string, void>;

/** The formats of `pair`. A new one is a file and a line here. */
export const pairReports = { text, json, csv } satisfies Record<string, PairReport>;
export type PairFormat = keyof typeof pairReports;

export function isPairFormat(name: string): name is PairFormat {
  return Object.hasOwn(pairReports, name);
}
