import type { Language } from '../shared/language.ts';
import type { Messages } from './messages.ts';

/** Each language is a chunk of its own, loaded when it is spoken. */
const loaders = {
  en: async () => (await import('./en/index.ts')).en,
  'zh-CN': async () => (await import('./zh-CN/index.ts')).zhCN,
  'zh-TW': async () => (await import('./zh-TW/index.ts')).zhTW,
} satisfies Record<Language, () => Promise<Messages>>;

/** Loads the messages of one language. */
export function loadMessages(language: Language): Promise<Messages> {
  return loaders[language]();
}
