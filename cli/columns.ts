/**
 * How many columns of a terminal a text takes: two for a Chinese character, a full-width form and an emoji, none for a
 * mark, a control or a colour. The package string-width says the same of each character (a test compares them), but
 * what it knows of joined emoji takes 30 ms to load, half of what Node itself takes to start.
 */
export function columnsOf(text: string): number {
  if (usual.test(text)) return text.length;
  let columns = 0;
  for (const character of text.replace(colours, '')) {
    if (!empty.test(character)) columns += wide.test(character) ? 2 : 1;
  }
  return columns;
}

/**
 * The longest start of a text that fits into so many columns, with the colours in it; one character at the least.
 */
export function startOf(text: string, columns: number): string {
  let start = '';
  for (const [piece] of text.matchAll(pieces)) {
    if (start !== '' && columnsOf(start + piece) > columns) break;
    start += piece;
  }
  return start;
}

/** ASCII and the marks of our own reports, a column each. What Unicode says of all others takes 0.7 ms to load. */
const usual = /^[\x20-\x7e·…○★✓✗]*$/;
/** What picocolors writes. */
const colours = /\x1b\[\d+m/g;
/** A character with the marks that stand on it, or a change of colour. */
const pieces = /\x1b\[\d+m|.\p{Mn}*/gsu;
/** Unicode's East Asian Width: wide and full-width, with what is drawn as an emoji; a flag is two letters of one each. */
const wide =
  /^(?![\u{1f1e6}-\u{1f1ff}])[\u1100-\u115f\u231a\u231b\u2329\u232a\u2630-\u2637\u268a-\u268f\u2e80-\u303e\u3041-\u3247\u3250-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18fff}\u{1afe0}-\u{1b2ff}\u{1d300}-\u{1d376}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]$/u;
const empty = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]$/u;
