/** The languages of all messages, by their BCP 47 tags. */
export const languages = ['en', 'zh-CN', 'zh-TW'] as const;
export type Language = (typeof languages)[number];

/** What each language calls itself. */
export const languageNames: Record<Language, string> = {
  en: 'English',
  'zh-CN': '简体中文',
  'zh-TW': '正體中文',
};

/**
 * The language for a tag or locale (zh-Hant-HK, zh_TW.UTF-8): zh and cmn mean Simplified Chinese, yue Traditional.
 * Undefined for others.
 */
export function nameLanguage(tag: string): Language | undefined {
  const [name = '', ...subtags] = tag.toLowerCase().split(/[-_.@]/);
  const spoken = languages.find(language => language === name);
  if (spoken !== undefined) return spoken;
  if (!['zh', 'cmn', 'yue'].includes(name)) return undefined;
  // The script decides if there is one, otherwise the region.
  if (subtags.includes('hans')) return 'zh-CN';
  if (subtags.includes('hant')) return 'zh-TW';
  if (subtags.some(subtag => ['tw', 'hk', 'mo'].includes(subtag))) return 'zh-TW';
  // Cantonese is written in traditional characters, except on the mainland.
  return name === 'yue' && !subtags.includes('cn') ? 'zh-TW' : 'zh-CN';
}

/**
 * The operator's language, by POSIX's order of precedence; English if it is not one of ours. `fallback` is asked if no
 * variable is set.
 */
export function languageOf(env: NodeJS.ProcessEnv, fallback: () => string): Language {
  return nameLanguage(env.LC_ALL || env.LC_MESSAGES || env.LANG || fallback()) ?? 'en';
}
