import { eastAsianWidth } from 'get-east-asian-width';

/** The width of a text in terminal columns: 2 for a Chinese character or emoji, 0 for combining marks, controls and colours. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text.replace(colours, '')) {
    if (!withoutWidth.test(character)) columns += eastAsianWidth(character.codePointAt(0) ?? 0);
  }
  return columns;
}

/** The longest start of a text that fits into `columns`, with its colours; at least one character. */
export function startOf(text: string, columns: number): string {
  let start = '';
  for (const [piece] of text.matchAll(pieces)) {
    if (start !== '' && columnsOf(start + piece) > columns) break;
    start += piece;
  }
  return start;
}

/** The colour codes of picocolors. */
const colours = /\x1b\[\d+m/g;
/** A character with its combining marks, or a change of colour. */
const pieces = /\x1b\[\d+m|.\p{Mn}*/gsu;
/** Combining marks, controls and invisible characters, which get-east-asian-width counts as one column. */
const withoutWidth = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]$/u;
