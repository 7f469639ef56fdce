import { escapeInvisible } from '../../shared/printable.ts';
import type { Report } from './report.ts';

/** The check as JSON. */
export const json: Report = check => `${escapeInvisible(JSON.stringify(check, null, 2))}\n`;
