import { escapeInvisible } from '../../shared/printable.ts';
import type { Report } from './report.ts';

/** The verdict as JSON. */
export const json: Report = verdict => `${escapeInvisible(JSON.stringify(verdict, null, 2))}\n`;
