import { eastAsianWidth } from 'get-east-asian-width';

/** What nobody sees, or sees as something else: controls, direction marks, ignorable characters, the blank Braille cell, odd spaces. */
const unseen =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Zs}/gu;

/** Four marks are as many as a letter of any language bears; more of them paint over the lines around it. */
const towers = /(\p{M}{4})\p{M}+/gu;

/** A quotation takes one line of a terminal at most. */
const QUOTED_COLUMNS = 80;

/** Text from a stranger, made harmless for a terminal or a page: what cannot be seen becomes a visible escape. */
export function printable(text: string): string {
  return text.replace(unseen, show).replace(towers, '$1');
}

/** The start of a text that, once it is printable, takes at most 80 columns; `…` says that there was more. */
export function quotable(text: string): string {
  const tame = text.replace(towers, '$1');
  let columns = 0;
  let kept = '';
  for (const character of tame) {
    columns += columnsOf(character);
    if (columns > QUOTED_COLUMNS) return `${kept}…`;
    kept += character;
  }
  return tame;
}

/** JSON in which nothing is invisible: the escapes mean the same, and do nothing on a terminal. */
export function escapeInvisible(json: string): string {
  return json.replace(unseen, character => (character < ' ' ? character : escapeUnits(character)));
}

function escapeUnits(character: string): string {
  return character.replace(/[\s\S]/g, unit => `\\u${hex(unit.charCodeAt(0), 4)}`);
}

function columnsOf(character: string): number {
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
