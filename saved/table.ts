import type { ColumnField } from '../shared/column-words.ts';
import { readCell } from './cell.ts';
import { type Header, readHeader } from './header.ts';
import { readRows, type TableRow } from './rows.ts';
import { UnreadableTable } from './unreadable-table.ts';
import type { Workbook } from './workbook.ts';

/** Includes the full-width marks of a Chinese keyboard, and the bar of text tables. */
const delimiters = [',', ';', '\t', '，', '；', '|'] as const;

/** A header may have this many rows above it, such as titles and dates. */
const MAX_ROWS_ABOVE = 20;

/** A table whose header has been found. */
export interface Table extends Header {
  header: string[];
  /** The rows below the header, without blank ones. */
  rows: Iterable<TableRow>;
}

/** What to look for: the required columns, and how to recognise a row. Cells are passed trimmed and unquoted. */
export interface Wanted {
  fields: readonly ColumnField[];
  isRow: (cells: string[], header: Header) => boolean;
  isGood: (cells: string[], header: Header & { header: string[] }) => boolean;
}

interface Found extends Header {
  header: string[];
  delimiter: string;
  /** Index of the line after the header. */
  next: number;
  known: number;
}

/**
 * Finds the header of a table in text, and with it the delimiter: the one that yields the most wanted columns, unless the
 * first line is Excel's `sep=;`. @throws UnreadableTable if a column is missing or occurs twice.
 */
export function openTable(text: string, wanted: Wanted): Table {
  const lines = text.split('\n');
  const given = /^"?sep=(.)"?[,;\t]*$/i.exec(lines[0] ?? '')?.[1];
  const found = (given === undefined ? delimiters : [given]).flatMap(
    delimiter => findHeader(lines, given === undefined ? 0 : 1, { delimiter, wanted }) ?? [],
  );
  const { delimiter, next, ...header } = chooseHeader(found, wanted);
  const dialect = {
    delimiter,
    isRow: (cells: string[]) => wanted.isRow(cells.map(readCell), header),
    isGood: (cells: string[]) => wanted.isGood(cells.map(readCell), header),
  };
  return { ...header, rows: cleanRows(readRows(lines, next, dialect)) };
}

/** Finds the header in the rows of a workbook. @throws UnreadableTable if a column is missing or occurs twice. */
export function openSheet({ rows, sheets }: Workbook, wanted: Wanted): Table {
  const found = rows.slice(0, MAX_ROWS_ABOVE + 1).flatMap((cells, at): Found[] => {
    if (isBlank(cells)) return [];
    const place = { delimiter: '', next: at + 1, wanted };
    return [recognize(cells, place), recognize(joinRows(rows[at - 1] ?? [], cells), place)];
  });
  const { next, ...header } = chooseHeader(found, wanted, sheets);
  const below = rows.slice(next).map((cells, at) => ({ line: next + at + 1, cells }));
  return { ...header, rows: cleanRows(below) };
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every(cell => cell.trim() === '');
}

function* cleanRows(rows: Iterable<TableRow>): Generator<TableRow, void> {
  for (const { line, cells } of rows) {
    const clean = cells?.map(readCell);
    if (!clean?.every(cell => cell === '')) yield { line, cells: clean };
  }
}

/** Accepts everything: in and above the header, any cell may have several lines. */
const anything = { isRow: () => false, isGood: () => true };

/** The row among the first few that has the most wanted columns. */
function findHeader(
  lines: readonly string[],
  from: number,
  { delimiter, wanted }: { delimiter: string; wanted: Wanted },
): Found | undefined {
  let best: Found | undefined;
  let above = 0;
  let end = from;
  let upper: string[] = [];
  for (const { line, cells } of readRows(lines, from, { delimiter, ...anything })) {
    if (above > MAX_ROWS_ABOVE) break;
    above += 1;
    if (!cells) continue;
    // A cell of the header may have several lines.
    end = line - 1 + cells.join('').split('\n').length;
    const place = { delimiter, next: end, wanted };
    for (const row of [recognize(cells, place), recognize(joinRows(upper, cells), place)])
      if (!best || row.known > best.known) best = row;
    upper = cells;
  }
  return best;
}

/** Joins a header of two rows with merged cells: a cell that is empty in the lower row is taken from the upper one. */
function joinRows(upper: readonly string[], lower: readonly string[]): string[] {
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const below = lower[at] ?? '';
    return below.trim() === '' ? (upper[at] ?? '') : below;
  });
}

function recognize(
  cells: readonly string[],
  { delimiter, next, wanted }: { delimiter: string; next: number; wanted: Wanted },
): Found {
  const header = cells.map(readCell);
  const { columns, twice } = readHeader(header);
  const known = wanted.fields.filter(field => columns[field] !== undefined).length;
  return { header, columns, twice, delimiter, next, known };
}

/** Chooses the header with the most wanted columns; among equals, the one with the most cells. */
function chooseHeader(found: readonly Found[], { fields }: Wanted, sheets?: number): Found {
  const [first, ...others] = found;
  const of = sheets === undefined ? {} : { sheets };
  if (!first) throw new UnreadableTable({ code: 'empty', ...of });
  const best = others.reduce(
    (best, one) =>
      one.known > best.known || (one.known === best.known && one.header.length > best.header.length)
        ? one
        : best,
    first,
  );
  const missing = fields.filter(field => best.columns[field] === undefined);
  if (missing.length > 0)
    throw new UnreadableTable({
      code: 'no-columns',
      missing,
      found: best.header,
      wanted: [...fields],
      ...of,
    });
  const [twice] = best.twice.filter(({ field }) => fields.includes(field));
  if (twice) throw new UnreadableTable({ code: 'twice', name: twice.name });
  return best;
}
