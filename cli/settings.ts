import { existsSync, readFileSync } from 'node:fs';
import { loadMessages } from '../messages/load.ts';
import type { Messages } from '../messages/messages.ts';
import { type Config, type ConfigProblem, readConfig } from '../shared/config.ts';
import { type Language, languageOf, languages } from '../shared/language.ts';
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
  const messages = await loadMessages(firstLanguage(flags.lang));
  if (flags.lang !== undefined && !languages.some(known => known === flags.lang)) {
    throw new UsageError(messages.usage.badLanguage(flags.lang, [...languages]));
  }
  const file = flags.config ?? (existsSync(DEFAULT_FILE) ? DEFAULT_FILE : undefined);
  const value = file === undefined ? {} : readJson(file, messages);
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

function readJson(path: string, messages: Messages): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(messages.usage.unreadableFile(path, fileTroubleOf(error, messages)), {
      cause: error,
    });
  }
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new UsageError(messages.usage.notJson(path, reasonOf(error)), { cause: error });
  }
}

/** Why a file cannot be read or written: in the language spoken where it is a usual reason, and else in the system's words. */
export function fileTroubleOf(error: unknown, { usage }: Messages): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const usual = Object.entries(usage.fileTroubles).find(([name]) => name === code);
  return usual?.[1] ?? reasonOf(error);
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Windows sets no LANG; elsewhere its absence means the C locale. Asking costs 30 ms, so only Windows is asked. */
function systemLocale(): string {
  if (process.platform !== 'win32') return 'C';
  return Intl.DateTimeFormat().resolvedOptions().locale;
}
