import { languages } from '../../shared/language.ts';
import { file, text } from './parsers.ts';
import type { OptionRow } from './row.ts';

/** The options that every command has. */
export const commonOptions = {
  config: { flag: '--config <file>', parse: file, help: 'config' },
  // Checked when the settings are opened, since a locale such as zh is also accepted.
  lang: { flag: '--lang <language>', parse: { ...text, choices: languages }, help: 'lang' },
  noColor: { flag: '--no-color', help: 'noColor' },
} as const satisfies Record<string, OptionRow>;
