import type { Report } from './report.ts';

/** The check as JSON. Characters that affect a terminal are escaped, which does not change the meaning of the JSON. */
export const json: Report = check =>
  `${JSON.stringify(check, null, 2).replace(/[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, escapeCharacter)}\n`;

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
