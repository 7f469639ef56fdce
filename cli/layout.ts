import { columnsOf, startOf } from './columns.ts';
import { wrap } from './wrap.ts';

/** Breaks a paragraph into lines of at most `width` columns, each indented by `indent` blanks. */
export function paragraph(text: string, width: number, indent = 0): string[] {
  const lines = wrap(text.trim(), width - indent).split('\n');
  return lines.flatMap(line => breakWord(line, width - indent)).map(line => ' '.repeat(indent) + line);
}

/** Breaks a paragraph into lines that all begin to the right of `lead`, which stands before the first one. */
export function hang(lead: string, text: string, width: number): string[] {
  const indent = columnsOf(lead);
  return paragraph(text, width, indent).map(
    (line, at) => (at === 0 ? lead : ' '.repeat(indent)) + line.slice(indent),
  );
}

/** Breaks a word that is longer than a line. */
function breakWord(word: string, width: number): string[] {
  const start = startOf(word, width);
  return start === word ? [word] : [start, ...breakWord(word.slice(start.length), width)];
}

/** Pads a text with blanks to `width` columns. */
export function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columnsOf(text)));
}

/** Pads a text with blanks on the left to `width` columns, for numbers. */
export function padLeft(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - columnsOf(text))) + text;
}

/** Cuts a text to `width` columns; a final `…` shows that something was cut. */
export function cut(text: string, width: number): string {
  if (columnsOf(text) <= width) return text;
  return `${startOf(text, width - 1)}…`;
}

/** Lays rows out in columns, the name first and then numbers. Columns fit their widest cell, with at least two blanks between. */
export function layOut(rows: readonly (readonly string[])[], narrowest = 14): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map(row => columnsOf(row[at] ?? ''))));
  return rows.map(([name = '', ...numbers]) => {
    const cells = numbers.map((cell, at) => padLeft(cell, Math.max(narrowest, 2 + (widths[at + 1] ?? 0))));
    return pad(name, widths[0] ?? 0) + cells.join('');
  });
}
