import { escapeInvisible } from '../shared/printable.ts';

/** A result as JSON. Invisible characters are escaped, so that text from seats stays exact but harmless. */
export function writeJson(result: object): string {
  return `${escapeInvisible(JSON.stringify(result, null, 2))}\n`;
}
