import { type Language, nameLanguage } from '../shared/language.ts';

/** One entry of an Accept-Language header: a language tag and its weight. */
interface Wish {
  type: string;
  q: number;
}

/** The one of our languages that a browser prefers; `fallback` if it accepts none of them. */
export function chooseLanguage(wishes: readonly Wish[], fallback: Language): Language {
  const inOrder = wishes.filter(({ q }) => q > 0).toSorted((a, b) => b.q - a.q);
  return inOrder.map(({ type }) => nameLanguage(type)).find(language => language !== undefined) ?? fallback;
}
