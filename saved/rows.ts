import { parse } from 'csv-parse/sync';

/** A row of a table, and the line of the file on which it starts. `cells` is undefined if a quotation mark is unmatched. */
export interface TableRow {
  line: number;
  cells: string[] | undefined;
}

/** A cell of more lines than this means that its quotation mark was never closed. */
const MAX_CELL_LINES = 50;

/** How a table is written, and how a row of it looks. */
export interface Dialect {
  delimiter: string;
  /** Whether cells look like a row: if a quoted cell contains such a line, its quotation mark was probably never closed. */
  isRow: (cells: string[]) => boolean;
  /** Whether cells make a valid row: then it does not matter that the last line of a cell looks like a row. */
  isGood: (cells: string[]) => boolean;
}

/**
 * Reads the rows of a table, starting at the line with index `from`. Every line that is not blank belongs to one row. A
 * line with an odd number of quotation marks may continue on the next lines; if it does not, only that line is at fault.
 */
export function* readRows(
  lines: readonly string[],
  from: number,
  dialect: Dialect,
): Generator<TableRow, void> {
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    if (hasOddQuotes(line)) {
      const { cells, length } = parseOpen(lines, at, dialect);
      yield { line: at + 1, cells };
      at += length - 1;
    } else yield { line: at + 1, cells: parseLine(line, dialect.delimiter) };
  }
}

/** The cells of a line; undefined if its quotation marks do not match. Most lines have none, and need no parser. */
function parseLine(line: string, delimiter: string): string[] | undefined {
  return line.includes('"') ? tryParse(line, delimiter)?.[0] : line.split(delimiter);
}

function hasOddQuotes(line: string): boolean {
  return line.split('"').length % 2 === 0;
}

/** Parses a line with an odd number of quotation marks, together with the lines on which its last cell continues. */
function parseOpen(
  lines: readonly string[],
  at: number,
  { delimiter, isRow, isGood }: Dialect,
): { cells: string[] | undefined; length: number } {
  // In 5'10" the quotation mark does not open a quoted cell.
  const alone = parseLine(lines[at] ?? '', delimiter);
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

/** Parses text into rows of cells; undefined if its quotation marks do not match. */
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
    // The caller finds the faulty line.
    return undefined;
  }
}
