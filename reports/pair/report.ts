import type { NearestList, PairResult } from '../../saved/pair-result.ts';
import type { ReportContext } from '../context.ts';

/** A report in pieces: with each student's neighbour it may be too long for one string. */
export type PairReport = (
  found: { result: PairResult; nearest?: NearestList },
  context: ReportContext,
) => Generator<string, void>;
