export const languages = ['en', 'zh-CN', 'zh-TW'] as const;
export type Language = (typeof languages)[number];

/** Reads a locale (zh_TW.UTF-8, zh-Hant-HK, en_GB, C) as one of our languages; English where it is none of them. */
export function readLocale(locale: string): Language {
  return nameLanguage(locale) ?? 'en';
}

/** The language that a tag means: zh and cmn are Simplified Chinese, zh-HK and yue Traditional. Undefined for any other. */
export function nameLanguage(tag: string): Language | undefined {
  const [name = '', ...subtags] = tag.toLowerCase().split(/[-_.@]/);
  if (name === 'en') return 'en';
  if (!['zh', 'cmn', 'yue'].includes(name)) return undefined;
  // A script that is named decides; without one, the region does.
  if (subtags.includes('hans')) return 'zh-CN';
  if (subtags.includes('hant')) return 'zh-TW';
  if (subtags.some(subtag => ['tw', 'hk', 'mo'].includes(subtag))) return 'zh-TW';
  // Cantonese is written in traditional characters, but for the mainland.
  return name === 'yue' && !subtags.includes('cn') ? 'zh-TW' : 'zh-CN';
}

/** The operator's language by POSIX's order of precedence; `fallback` asks the system where none is set. */
export function languageOf(env: NodeJS.ProcessEnv, fallback: () => string): Language {
  return readLocale(env.LC_ALL || env.LC_MESSAGES || env.LANG || fallback());
}
