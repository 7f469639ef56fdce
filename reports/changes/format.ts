import type { ChangeFormat } from '../../shared/ids.ts';
import { escapeInvisible } from '../../shared/printable.ts';
import type { Changes } from '../../survey/changes-schema.ts';
import type { ReportContext } from '../context.ts';
import { reportChanges } from './text.ts';

/** The report formats of `diff`. */
export const changeReports = {
  text: (changes, context) => `${reportChanges(changes, context).join('\n')}\n`,
  json: changes => `${escapeInvisible(JSON.stringify(changes, null, 2))}\n`,
} satisfies Record<ChangeFormat, (changes: Changes, context: ReportContext) => string>;
