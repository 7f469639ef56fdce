import type { Language } from '../shared/language.ts';
import type { HandoutMessages, Messages, PairMessages } from './messages.ts';

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

/** Loads them with the words of `pair`, which nothing else says. */
export async function loadPairMessages(language: Language): Promise<PairMessages> {
  return { ...(await loadMessages(language)), pair: await pairLoaders[language]() };
}
const pairLoaders = {
  en: async () => (await import('./en/pair.ts')).pair,
  'zh-CN': async () => (await import('./zh-CN/pair.ts')).pair,
  'zh-TW': async () => (await import('./zh-TW/pair.ts')).pair,
} satisfies Record<Language, () => Promise<PairMessages['pair']>>;

/** Loads them with the words of the handout, whose page is served in each language. */
export async function loadHandoutMessages(language: Language): Promise<HandoutMessages> {
  return { ...(await loadMessages(language)), handout: await handoutLoaders[language]() };
}
const handoutLoaders = {
  en: async () => (await import('./en/handout.ts')).handout,
  'zh-CN': async () => (await import('./zh-CN/handout.ts')).handout,
  'zh-TW': async () => (await import('./zh-TW/handout.ts')).handout,
} satisfies Record<Language, () => Promise<HandoutMessages['handout']>>;
