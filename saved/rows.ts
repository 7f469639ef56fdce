import { parse } from 'csv-parse/sync';

/** A row of a table, and the line of the file on which it starts. `cells` is undefined if a quotation mark is unmatched. */
export interface TableRow {
  line: number;
  cells: string[] | undefined;
}

/** How many lines are given to csv-parse at a time. */
const BATCH = 1_000;

/** A cell of more lines than this means that its quotation mark was never closed. */
const MAX_CELL_LINES = 50;

export interface Dialect {
  delimiter: string;
  /** Whether cells look like a row: if a quoted cell contains such a line, its quotation mark was probably never closed. */
  isRow: (cells: string[]) => boolean;
  /** Whether cells make a valid row: then it does not matter that the last line of a cell looks like a row. */
  isGood: (cells: string[]) => boolean;
}

/**
 * Reads the rows of a table with csv-parse, starting at the line with index `from`. Every line that is not blank belongs
 * to one row. Lines with an even number of quotation marks are parsed together. A line with an odd number may continue on
 * the next lines; if it does not, only that line is at fault.
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

/** Parses lines of one row each. If that fails, it halves the batch until it has found the faulty line. */
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

/** Parses a line with an odd number of quotation marks, together with the lines on which its last cell continues. */
function parseOpen(
  lines: readonly string[],
  at: number,
  { delimiter, isRow, isGood }: Dialect,
): { cells: string[] | undefined; length: number } {
  // In 5'10" the quotation mark does not open a quoted cell.
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
