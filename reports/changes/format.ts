import type { ChangeFormat } from '../../shared/ids.ts';
import type { Changes } from '../../survey/changes-schema.ts';
import type { ReportContext } from '../context.ts';
import { writeJson } from '../json.ts';
import { reportChanges } from './text.ts';

/** The report formats of `diff`. */
export const changeReports = {
  text: (changes, context) => `${reportChanges(changes, context).join('\n')}\n`,
  json: writeJson,
} satisfies Record<ChangeFormat, (changes: Changes, context: ReportContext) => string>;
