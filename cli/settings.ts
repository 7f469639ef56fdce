import { existsSync } from 'node:fs';
import { loadMessages } from '../messages/load.ts';
import type { Messages } from '../messages/messages.ts';
import { type Config, readConfig } from '../shared/config.ts';
import { type Language, languageOf, languages, nameLanguage } from '../shared/language.ts';
import { readJsonFile } from './files.ts';
import { UsageError } from './usage.ts';

export interface Settings {
  config: Config;
  /** Where the configuration stands; undefined where there is none. */
  file: string | undefined;
  language: Language;
  messages: Messages;
}

/** An option that stands for a key of the configuration. */
export interface Override {
  flag: string;
  key: string;
  value: unknown;
}

/** The configuration that is read where it lies in the current folder. */
export const DEFAULT_FILE = 'lab.config.json';

/** The language for everything that is said before the configuration is read. */
export function firstLanguage(lang: string | undefined): Language {
  return (lang === undefined ? undefined : nameLanguage(lang)) ?? languageOf(process.env, systemLocale);
}

/** Reads the file of `--config`, or lab.config.json where there is one, and loads the language that it and `--lang` say. */
export async function openSettings({
  config: path,
  lang,
}: {
  config: string | undefined;
  lang: string | undefined;
}): Promise<Settings> {
  const spoken = firstLanguage(lang);
  const messages = await loadMessages(spoken);
  if (lang !== undefined && nameLanguage(lang) === undefined)
    throw new UsageError(messages.usage.badLanguage(lang, [...languages]));
  const file = path ?? (existsSync(DEFAULT_FILE) ? DEFAULT_FILE : undefined);
  const checked = readConfig(
    file === undefined ? {} : await readJsonFile(file, { language: spoken, messages }),
  );
  if ('problem' in checked) throw new UsageError(`${file}: ${messages.usage.config(checked.problem)}`);
  const { config } = checked;
  const language = firstLanguage(lang ?? (config.lang === 'auto' ? undefined : config.lang));
  return { config, file, language, messages: await loadMessages(language) };
}

/** Lays options over the configuration. A UsageError names the option whose value the configuration cannot have. */
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
  const inner = Object.entries(Object(config)).find(([name]) => name === head)?.[1];
  return {
    ...Object(config),
    [head]: rest.length === 0 ? value : overlay(inner, { key: rest.join('.'), value }),
  };
}

/** Windows sets no LANG; elsewhere its absence means the C locale. Asking costs 30 ms, so only Windows is asked. */
function systemLocale(): string {
  if (process.platform !== 'win32') return 'C';
  return Intl.DateTimeFormat().resolvedOptions().locale;
}
