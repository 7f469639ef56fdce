/** The element that the page was written with; without it, page and script are not of one build. */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`the page has no ${kind.name} #${id}`);
  return element;
}

/** A new element; what a seat sent only ever becomes text. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  { className = '', text = '' }: { className?: string; text?: string } = {},
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  element.textContent = text;
  return element;
}

/** Writes only what is new: forty tiles a second cost nothing where nothing changed. */
export function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Puts a number where a sentence has {n}. */
export function fill(sentence: string, n: number): string {
  return sentence.replace('{n}', String(n));
}
