import type { Check } from '../../check/result.ts';
import type { ReportContext } from '../context.ts';

/** A report of a check: a pure function that returns its text. */
export type Report = (check: Check, context: ReportContext) => string;
