import { escapeInvisible } from '../../shared/printable.ts';
import type { Report } from './report.ts';

/** The verdict itself. */
export const json: Report = verdict => `${escapeInvisible(JSON.stringify(verdict, null, 2))}\n`;
