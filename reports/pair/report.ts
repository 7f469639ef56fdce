import type { PairMessages } from '../../messages/messages.ts';
import type { NearestList, PairResult } from '../../saved/pair-result.ts';
import type { ReportContext } from '../context.ts';

/** What a report of `pair` needs besides its result. */
export interface PairContext extends ReportContext {
  messages: PairMessages;
}

/** A report in pieces: with each student's neighbour it may be too long for one string. */
export type PairReport = (
  found: { result: PairResult; nearest?: NearestList },
  context: PairContext,
) => Generator<string, void>;

/** Students per piece: a million would not fit into one string. */
const BLOCK = 10_000;

/** The numbers 0 to count - 1, in the pieces in which a report writes them. */
export function* inBlocks(count: number): Generator<number[], void> {
  for (let from = 0; from < count; from += BLOCK)
    yield Array.from({ length: Math.min(BLOCK, count - from) }, (_, index) => from + index);
}
