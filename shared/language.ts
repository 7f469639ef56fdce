export const languages = ['en', 'zh-CN', 'zh-TW'] as const;
export type Language = (typeof languages)[number];

/** The language for a locale (zh_TW.UTF-8, zh-Hant-HK, en_GB, C); English if it is not one of ours. */
export function readLocale(locale: string): Language {
  return nameLanguage(locale) ?? 'en';
}

/** The language for a tag: zh and cmn mean Simplified Chinese, zh-HK and yue Traditional. Undefined for other languages. */
export function nameLanguage(tag: string): Language | undefined {
  const [name = '', ...subtags] = tag.toLowerCase().split(/[-_.@]/);
  if (name === 'en') return 'en';
  if (!['zh', 'cmn', 'yue'].includes(name)) return undefined;
  // The script decides if there is one, otherwise the region.
  if (subtags.includes('hans')) return 'zh-CN';
  if (subtags.includes('hant')) return 'zh-TW';
  if (subtags.some(subtag => ['tw', 'hk', 'mo'].includes(subtag))) return 'zh-TW';
  // Cantonese is written in traditional characters, except on the mainland.
  return name === 'yue' && !subtags.includes('cn') ? 'zh-TW' : 'zh-CN';
}

/** The operator's language, by POSIX's order of precedence; `fallback` is asked if no variable is set. */
export function languageOf(env: NodeJS.ProcessEnv, fallback: () => string): Language {
  return readLocale(env.LC_ALL || env.LC_MESSAGES || env.LANG || fallback());
}
