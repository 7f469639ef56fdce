import { existsSync } from 'node:fs';
import { loadMessages } from '../messages/load.ts';
import type { Messages } from '../messages/messages.ts';
import { type Config, readConfig } from '../shared/config.ts';
import { type Language, languageOf, languages, nameLanguage } from '../shared/language.ts';
import { ownValue } from '../shared/own-value.ts';
import { readJsonFile } from './files.ts';
import { UsageError } from './usage-error.ts';

/** The configuration of a class, and the messages in the operator's language. */
export interface Settings {
  config: Config;
  /** The path of the configuration file; undefined if there is none. */
  file: string | undefined;
  language: Language;
  messages: Messages;
}

/** An option that overrides a key of the configuration. */
export interface Override {
  flag: string;
  key: string;
  value: unknown;
}

/** The configuration file that is read by default if it exists in the current folder. */
export const DEFAULT_FILE = 'lab.config.json';

/** The language for messages before the configuration has been read. */
export function firstLanguage(lang: string | undefined): Language {
  return (lang === undefined ? undefined : nameLanguage(lang)) ?? languageOf(process.env, systemLocale);
}

/** Checks what was given as `--lang`. @throws UsageError that names the languages */
export function checkLanguage(lang: string | undefined, { usage }: Messages): void {
  if (lang !== undefined && nameLanguage(lang) === undefined)
    throw new UsageError(usage.badLanguage(lang, [...languages]));
}

/** Reads the file of `--config`, or else lab.config.json if it exists, and loads the messages in the chosen language. */
export async function openSettings({
  config: path,
  lang,
}: {
  config: string | undefined;
  lang: string | undefined;
}): Promise<Settings> {
  const spoken = firstLanguage(lang);
  const messages = await loadMessages(spoken);
  checkLanguage(lang, messages);
  const file = path ?? (existsSync(DEFAULT_FILE) ? DEFAULT_FILE : undefined);
  const checked = readConfig(
    file === undefined ? {} : await readJsonFile(file, { language: spoken, messages }),
  );
  if ('problem' in checked) throw new UsageError(`${file}: ${messages.usage.config(checked.problem)}`);
  const { config } = checked;
  const language = firstLanguage(lang ?? (config.lang === 'auto' ? undefined : config.lang));
  return { config, file, language, messages: await loadMessages(language) };
}

/** Overrides the configuration by options. @throws UsageError that names the option with an invalid value */
export function overrideSettings(settings: Settings, overrides: readonly Override[]): Settings {
  const checked = readConfig(overrides.reduce(overlay, settings.config));
  if ('problem' in checked) {
    const { problem } = checked;
    const wrong = overrides.find(({ key }) => problem.key === key || problem.key.startsWith(`${key}.`));
    throw new UsageError(settings.messages.usage.config({ ...problem, key: wrong?.flag ?? problem.key }));
  }
  return { ...settings, config: checked.config };
}

function overlay(config: unknown, { key, value }: Pick<Override, 'key' | 'value'>): unknown {
  const [head = '', ...rest] = key.split('.');
  const inner = ownValue(Object(config), head);
  return {
    ...Object(config),
    [head]: rest.length === 0 ? value : overlay(inner, { key: rest.join('.'), value }),
  };
}

/** The system's locale. Only Windows, which does not set LANG, is asked, since that takes 30 ms; elsewhere no LANG means C. */
function systemLocale(): string {
  if (process.platform !== 'win32') return 'C';
  return Intl.DateTimeFormat().resolvedOptions().locale;
}
