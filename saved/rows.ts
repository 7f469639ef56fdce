import { parse } from 'csv-parse/sync';

/** A row of a table and the line of the file that it starts in; without cells where a quotation mark has no partner. */
export interface TableRow {
  line: number;
  cells: string[] | undefined;
}

/** Rows that csv-parse is given at a time. */
const BATCH = 1_000;

/** A cell with more line breaks than this is a quotation mark without a partner. */
const MAX_CELL_LINES = 50;

export interface Dialect {
  delimiter: string;
  /** Whether cells look like a row of their own: if a quoted cell holds such a line, its quotation mark has no partner. */
  isRow: (cells: string[]) => boolean;
  /** Whether cells make a good row: then the last line of a cell may look like a row by chance. */
  isGood: (cells: string[]) => boolean;
}

/**
 * Reads the rows of a table out of lines, from the line with index `from` on, by csv-parse. Every line is in one row, or is
 * blank. Lines whose quotation marks are in pairs are parsed together; a line that has one left over may go on in
 * the next lines, and if it does not, that line alone is at fault.
 */
export function* readRows(
  lines: readonly string[],
  from: number,
  dialect: Dialect,
): Generator<TableRow, void> {
  let batch: number[] = [];
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    if (!hasOddQuotes(line)) {
      batch.push(at);
      if (batch.length < BATCH) continue;
    }
    yield* parseBatch(lines, batch, dialect);
    batch = [];
    if (!hasOddQuotes(line)) continue;
    const { cells, length } = parseOpen(lines, at, dialect);
    yield { line: at + 1, cells };
    at += length - 1;
  }
  yield* parseBatch(lines, batch, dialect);
}

function hasOddQuotes(line: string): boolean {
  let isOdd = false;
  for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) isOdd = !isOdd;
  return isOdd;
}

/** Parses lines that should each be a row. Where they are not, halves of them are tried, down to the line at fault. */
function* parseBatch(
  lines: readonly string[],
  batch: readonly number[],
  dialect: Dialect,
): Generator<TableRow, void> {
  if (batch.length === 0) return;
  const parsed = tryParse(batch.map(at => lines[at]).join('\n'), dialect.delimiter);
  if (parsed?.length === batch.length) {
    for (const [index, at] of batch.entries()) yield { line: at + 1, cells: parsed[index] ?? [] };
  } else if (batch.length === 1) yield { line: (batch[0] ?? 0) + 1, cells: undefined };
  else {
    const middle = batch.length >> 1;
    yield* parseBatch(lines, batch.slice(0, middle), dialect);
    yield* parseBatch(lines, batch.slice(middle), dialect);
  }
}

/** Parses a line with an odd number of quotation marks, together with the lines that its last cell goes on in. */
function parseOpen(
  lines: readonly string[],
  at: number,
  { delimiter, isRow, isGood }: Dialect,
): { cells: string[] | undefined; length: number } {
  // 5'10" or a word in one quotation mark: it opens nothing.
  const [alone] = tryParse(lines[at] ?? '', delimiter) ?? [];
  if (alone) return { cells: alone, length: 1 };
  for (let length = 2; length <= MAX_CELL_LINES && at + length <= lines.length; length++) {
    const last = lines[at + length - 1] ?? '';
    const isLikeRow = isRow(last.split(delimiter));
    if (hasOddQuotes(last)) {
      const [cells, ...others] =
        tryParse(lines.slice(at, at + length).join('\n'), delimiter, { isStrict: true }) ?? [];
      if (cells && others.length === 0 && (!isLikeRow || isGood(cells))) return { cells, length };
    }
    if (isLikeRow) break;
  }
  return { cells: undefined, length: 1 };
}

/** Rows of cells, or nothing where the quotation marks of the text make no sense. */
function tryParse(text: string, delimiter: string, { isStrict = false } = {}): string[][] | undefined {
  try {
    return parse(text, {
      delimiter,
      record_delimiter: '\n',
      relax_quotes: !isStrict,
      relax_column_count: true,
      ltrim: true,
    });
  } catch {
    // Whose fault it is, the caller finds out.
    return undefined;
  }
}
