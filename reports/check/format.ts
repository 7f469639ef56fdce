import type { Check } from '../../check/result.ts';
import type { CheckFormat } from '../../shared/ids.ts';
import type { ReportContext } from '../context.ts';
import { writeJson } from '../json.ts';
import { junit } from './junit.ts';
import { text } from './text.ts';

/** The report formats of a check. A new one is a name in shared/ids.ts, a file and a line here. */
export const checkReports = { text, json: writeJson, junit } satisfies Record<
  CheckFormat,
  (check: Check, context: ReportContext) => string
>;
