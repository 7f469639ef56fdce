import type { Check } from '../../check/result.ts';
import type { ReportContext } from '../context.ts';

/** A report: check to string, pure. */
export type Report = (check: Check, context: ReportContext) => string;
