import type { ColumnField } from '../shared/column-words.ts';
import { readCell } from './cell.ts';
import { type Header, readHeader } from './header.ts';
import { readRows, type TableRow } from './rows.ts';
import { UnreadableTable } from './unreadable-table.ts';
import type { Workbook } from './workbook.ts';

/** A Chinese keyboard has wide commas; tables of text have bars. */
const delimiters = [',', ';', '\t', '，', '；', '|'] as const;

/** Titles, dates and blank rows may stand above a header. */
const MAX_ROWS_ABOVE = 20;

/** A table whose header has been found. */
export interface Table extends Header {
  header: string[];
  /** What is below the header; rows of blanks are none. */
  rows: Iterable<TableRow>;
}

/** What is looked for: the columns that must be there, and how a row looks; cells come clean. */
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
 * Finds the header of a table in text, and with it the delimiter: the one by which most of the wanted columns are there.
 * Excel's own first line, sep=; , decides as well. @throws UnreadableTable where a column is missing or there twice.
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

/** The same of rows that are cells already, as a workbook has them. */
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

/** Above and in a header any cell may go on in the next lines. */
const anything = { isRow: () => false, isGood: () => true };

/** The row among the first few that has most of the wanted columns. */
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
    // A cell of the header may go on in the next lines.
    end = line - 1 + cells.join('').split('\n').length;
    const place = { delimiter, next: end, wanted };
    for (const row of [recognize(cells, place), recognize(joinRows(upper, cells), place)])
      if (!best || row.known > best.known) best = row;
    upper = cells;
  }
  return best;
}

/** A header may have two rows, the upper with cells that are merged: what the lower leaves empty stands there. */
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

/** The header with most wanted columns, of equal ones that with most cells. */
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
