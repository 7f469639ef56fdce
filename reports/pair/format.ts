import type { PairFormat } from '../../shared/ids.ts';
import { csv } from './csv.ts';
import { json } from './json.ts';
import type { PairReport } from './report.ts';
import { text } from './text.ts';

/** The report formats of `pair`. A new one is a name in shared/ids.ts, a file and a line here. */
export const pairReports = { text, json, csv } satisfies Record<PairFormat, PairReport>;
