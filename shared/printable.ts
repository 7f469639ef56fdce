import { eastAsianWidth } from 'get-east-asian-width';

/** Invisible or misleading characters: controls, direction marks, ignorable characters, the blank Braille cell, odd spaces. */
const unseen =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/gu;

/** No language puts more than four marks on a letter; more would cover the lines above and below. */
const towers = /(\p{M}{4})\p{M}+/gu;

/** The longest quotation: one line of a terminal. */
const QUOTED_COLUMNS = 80;

/** Makes text from outside harmless for a terminal or a page: invisible characters become visible escapes. */
export function printable(text: string): string {
  return text.replace(unseen, show).replace(towers, '$1');
}

/** The start of a text that takes at most 80 columns once it is printable; a final `…` shows that it was cut. */
export function quotable(text: string): string {
  const tame = text.replace(towers, '$1');
  let columns = 0;
  let kept = '';
  for (const character of tame) {
    columns += printedColumns(character);
    if (columns > QUOTED_COLUMNS) return `${kept}…`;
    kept += character;
  }
  return tame;
}

/** Escapes invisible characters in JSON; the JSON means the same, but has no effect on a terminal. */
export function escapeInvisible(json: string): string {
  return json.replace(unseen, character => (character < ' ' ? character : escapeUnits(character)));
}

function escapeUnits(character: string): string {
  return character.replace(/[\s\S]/g, unit => `\\u${hex(unit.charCodeAt(0), 4)}`);
}

function printedColumns(character: string): number {
  const shown = printable(character);
  if (shown !== character) return shown.length;
  return /\p{M}/u.test(character) ? 0 : eastAsianWidth(character.codePointAt(0) ?? 0);
}

const names: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\0': '\\0', '\x1b': '\\e' };

function show(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return names[character] ?? (code < 0x100 ? `\\x${hex(code, 2)}` : `\\u{${hex(code, 4)}}`);
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
