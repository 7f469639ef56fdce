import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';

/** Text laid out in columns of a terminal, where a Chinese character takes two. */

/** Breaks a paragraph into lines of at most `width` columns, each indented by `indent` blanks. */
export function paragraph(text: string, width: number, indent = 0): string[] {
  const lines = wrapAnsi(text, width - indent, { hard: true }).split('\n');
  return lines.map(line => ' '.repeat(indent) + line);
}

/** Fills up with blanks to `width` columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
}

/** The same, with the blanks first: for numbers. */
export function padLeft(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - stringWidth(text))) + text;
}

/** What fits into `width` columns, with a mark where something was left out. */
export function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  const [start = ''] = wrapAnsi(text, width - 1, { hard: true, wordWrap: false, trim: false }).split('\n');
  return `${start}…`;
}
