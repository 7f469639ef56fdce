import { existsSync } from 'node:fs';
import { loadMessages } from '../messages/load.ts';
import type { Messages } from '../messages/messages.ts';
import { type Config, type ConfigProblem, readConfig } from '../shared/config.ts';
import { type Language, languageOf, languages } from '../shared/language.ts';
import { readJsonFile } from './files.ts';
import { UsageError } from './usage.ts';

/** The flags that every command has. */
export interface CommonFlags {
  config?: string;
  lang?: string;
  color?: boolean;
}

export interface Settings {
  config: Config;
  language: Language;
  messages: Messages;
}

/** A flag that stands for a key of the configuration, as the operator typed it. */
export interface Override {
  flag: string;
  key: string;
  value: unknown;
}

const DEFAULT_FILE = 'lab.config.json';

/** The language for everything that is said before the configuration is read. */
export function firstLanguage(lang: string | undefined): Language {
  return languages.find(known => known === lang) ?? languageOf(process.env, systemLocale);
}

/** Reads lab.config.json, lays the flags over it, and loads the language that comes of both. */
export async function openSettings(
  flags: CommonFlags,
  overrides: readonly Override[] = [],
): Promise<Settings> {
  const spoken = firstLanguage(flags.lang);
  const messages = await loadMessages(spoken);
  if (flags.lang !== undefined && !languages.some(known => known === flags.lang)) {
    throw new UsageError(messages.usage.badLanguage(flags.lang, [...languages]));
  }
  const file = flags.config ?? (existsSync(DEFAULT_FILE) ? DEFAULT_FILE : undefined);
  const value = file === undefined ? {} : await readJsonFile(file, { language: spoken, messages });
  const checked = readConfig(value);
  if ('problem' in checked) throw new UsageError(`${file}: ${messages.usage.config(checked.problem)}`);

  const set = overrides.filter(override => override.value !== undefined);
  const overridden = readConfig(set.reduce(overlay, value));
  if ('problem' in overridden) throw new UsageError(nameFlag(overridden.problem, { set, messages }));
  const { config } = overridden;
  const chosen = flags.lang ?? (config.lang === 'auto' ? undefined : config.lang);
  const language = firstLanguage(chosen);
  return { config, language, messages: await loadMessages(language) };
}

function overlay(value: unknown, { key, value: own }: Override): unknown {
  const [head = '', ...rest] = key.split('.');
  const inner = Object.entries(Object(value)).find(([name]) => name === head)?.[1];
  return {
    ...Object(value),
    [head]: rest.length === 0 ? own : overlay(inner, { flag: '', key: rest.join('.'), value: own }),
  };
}

function nameFlag(problem: ConfigProblem, from: { set: readonly Override[]; messages: Messages }): string {
  const override = from.set.find(({ key }) => problem.key === key || problem.key.startsWith(`${key}.`));
  return from.messages.usage.config({ ...problem, key: override?.flag ?? problem.key });
}

/** Windows sets no LANG; elsewhere its absence means the C locale. Asking costs 30 ms, so only Windows is asked. */
function systemLocale(): string {
  if (process.platform !== 'win32') return 'C';
  return Intl.DateTimeFormat().resolvedOptions().locale;
}
