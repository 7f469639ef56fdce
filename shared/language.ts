export const languages = ['en', 'zh-CN', 'zh-TW'] as const;
export type Language = (typeof languages)[number];

/** Reads a locale (zh_TW.UTF-8, zh-Hant-HK, en_GB, C) as one of our languages; English where it is none of them. */
export function readLocale(locale: string): Language {
  const name = locale.toLowerCase().replaceAll('_', '-');
  if (!name.startsWith('zh')) return 'en';
  return /-(tw|hk|mo|hant)\b/.test(name) ? 'zh-TW' : 'zh-CN';
}

/** The operator's language by POSIX's order of precedence; `fallback` asks the system where none is set. */
export function languageOf(env: NodeJS.ProcessEnv, fallback: () => string): Language {
  return readLocale(env.LC_ALL || env.LC_MESSAGES || env.LANG || fallback());
}
