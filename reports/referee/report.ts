import type { Verdict } from '../../referee/result.ts';
import type { ReportContext } from '../context.ts';

/** A report: verdict to string, pure. */
export type Report = (verdict: Verdict, context: ReportContext) => string;
