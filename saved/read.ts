import type { Language } from '../shared/language.ts';
import { readCsv } from './csv.ts';
import type { Cause } from './fault.ts';
import { makeIntake } from './intake.ts';
import { readJson } from './json.ts';
import { toWholeLines, type WholeLines } from './lines.ts';
import type { Compared } from './roll.ts';
import { textOf } from './text.ts';
import { UnreadableAnswers } from './unreadable.ts';

/** A million students in JSON, with room to spare; more come in several files. */
export const MAX_ANSWERS_BYTES = 256 << 20;

/** What a file of saved answers holds. */
export interface Answers extends Compared {
  /** Rows, whatever became of them: every one is compared, left out, or in a cause. */
  rows: number;
  causes: Cause[];
}

/**
 * Reads saved answers: CSV with a header, NDJSON or JSON, told apart by the first character that is not blank.
 * @throws UnreadableAnswers where the whole is at fault, and not a row.
 */
export async function readAnswers(bytes: Buffer, language: Language): Promise<Answers> {
  const intake = makeIntake();
  const blocks = toWholeLines(piecesOf(textOf(bytes, language).text));
  const first = await blocks.next();
  if (first.done) throw new UnreadableAnswers({ code: 'empty' });
  const rest = prepend(first.value, blocks);
  const isJson = /^\s*[[{]/.test(first.value.bytes.toString('latin1', 0, 256));
  await (isJson ? readJson(rest, intake) : readCsv(rest, intake));
  const compared = intake.roll.close();
  return { ...compared, rows: intake.rows, causes: intake.tally.causes() };
}

async function* piecesOf(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
}

async function* prepend(first: WholeLines, rest: AsyncGenerator<WholeLines>): AsyncGenerator<WholeLines> {
  yield first;
  yield* rest;
}
