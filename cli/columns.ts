import { eastAsianWidth } from 'get-east-asian-width';

/** How many columns of a terminal a text takes: two for a Chinese character or an emoji, none for a mark, a control or a colour. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text.replace(colours, '')) {
    if (!withoutWidth.test(character)) columns += eastAsianWidth(character.codePointAt(0) ?? 0);
  }
  return columns;
}

/** The longest start of a text that fits into a number of columns, with its colours; one character at the least. */
export function startOf(text: string, columns: number): string {
  let start = '';
  for (const [piece] of text.matchAll(pieces)) {
    if (start !== '' && columnsOf(start + piece) > columns) break;
    start += piece;
  }
  return start;
}

/** What picocolors writes. */
const colours = /\x1b\[\d+m/g;
/** A character with the marks that stand on it, or a change of colour. */
const pieces = /\x1b\[\d+m|.\p{Mn}*/gsu;
/** Marks on the letter before them, controls and what is invisible: East Asian Width knows nothing of these. */
const withoutWidth = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]$/u;
