import type { RefereeVerdict } from '../../referee/result.ts';
import type { CheckFormat } from '../../shared/ids.ts';
import type { ReportContext } from '../context.ts';
import { writeJson } from '../json.ts';
import { junit } from './junit.ts';
import { text } from './text.ts';

/** The report formats of a verdict. A new one is a name in shared/ids.ts, a file and a line here. */
export const refereeReports = { text, json: writeJson, junit } satisfies Record<
  CheckFormat,
  (verdict: RefereeVerdict, context: ReportContext) => string
>;
