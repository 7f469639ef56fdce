import { type Language, readLocale } from '../shared/language.ts';

/** One entry of an Accept-Language header: a language tag, and how much it is wanted. */
export interface Wish {
  type: string;
  q: number;
}

/** The language of ours that a browser wants most; `fallback` where it wants none of them. */
export function chooseLanguage(wishes: readonly Wish[], fallback: Language): Language {
  const inOrder = wishes.filter(({ q }) => q > 0).toSorted((a, b) => b.q - a.q);
  for (const { type } of inOrder) {
    const language = readLocale(type);
    // Everything that is not Chinese reads as English, French too.
    if (language !== 'en' || /^en\b/i.test(type)) return language;
  }
  return fallback;
}
