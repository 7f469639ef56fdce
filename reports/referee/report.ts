import type { Verdict } from '../../referee/result.ts';
import type { ReportContext } from '../context.ts';

/** A report of a verdict: a pure function that returns its text. */
export type Report = (verdict: Verdict, context: ReportContext) => string;
