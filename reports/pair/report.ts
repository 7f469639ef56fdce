import type { NearestList, PairResult } from '../../saved/pair-result.ts';
import type { ReportContext } from '../context.ts';

/** A report in pieces: with each student's neighbour it may be too long for one string. */
export type PairReport = (
  found: { result: PairResult; nearest?: NearestList },
  context: ReportContext,
) => Generator<string, void>;

/** Students per piece: a million would not fit into one string. */
const BLOCK = 10_000;

/** Each student with the nearest other one, in the pieces in which a report writes them. */
export function* inBlocks({ nearest, distance, idOf }: NearestList) {
  for (let from = 0; from < nearest.length; from += BLOCK) {
    const others = [...nearest.subarray(from, from + BLOCK)];
    yield others.map((other, index) => ({
      id: idOf(from + index),
      nearest: idOf(other),
      distance: distance[from + index] ?? 0,
    }));
  }
}
