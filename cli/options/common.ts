import { languages } from '../../shared/language.ts';
import { text } from './parsers.ts';
import type { OptionRow } from './row.ts';

/** The options that every command has. */
export const commonOptions = {
  config: { flag: '--config <file>', parse: text, help: 'config' },
  // The settings check it: they also take a locale such as zh.
  lang: { flag: '--lang <language>', parse: { ...text, choices: languages }, help: 'lang' },
  noColor: { flag: '--no-color', help: 'noColor' },
} as const satisfies Record<string, OptionRow>;
