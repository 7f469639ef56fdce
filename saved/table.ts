import type { ColumnField } from '../shared/column-words.ts';
import { readCell } from './cell.ts';
import { type Header, readHeader, unitOf } from './header.ts';
import { readRows, type TableRow } from './rows.ts';
import { UnreadableFile } from './unreadable-file.ts';
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
 * first line is Excel's `sep=;`. @throws UnreadableFile if a column is missing or occurs twice.
 */
export function openTable(text: string, wanted: Wanted): Table {
  const lines = text.split('\n');
  const given = /^"?sep=(.)"?[,;\t]*$/i.exec(lines[0] ?? '')?.[1];
  // Some files say sep=; and have commas, so the others are tried as well.
  const found = (given === undefined ? delimiters : [given, ...delimiters]).flatMap(
    delimiter =>
      findHeader(textRows(lines, given === undefined ? 0 : 1, delimiter), { delimiter, wanted }) ?? [],
  );
  const { delimiter, next, ...header } = chooseHeader(found, wanted);
  const dialect = {
    delimiter,
    isRow: (cells: string[]) => wanted.isRow(cells.map(readCell), header),
    isGood: (cells: string[]) => wanted.isGood(cells.map(readCell), header),
  };
  const rows = splitRows(readRows(lines, next, dialect), header.header.length, wanted);
  return { ...header, rows: cleanRows(rows) };
}

/** Finds the header in the rows of a workbook. @throws UnreadableFile if a column is missing or occurs twice. */
export function openSheet({ rows, sheets }: Workbook, wanted: Wanted): Table {
  const head = rows.map((cells, at) => ({ cells, next: at + 1 })).filter(({ cells }) => !isBlank(cells));
  const found = findHeader(head, { delimiter: '', wanted });
  const { next, ...header } = chooseHeader(found ? [found] : [], wanted, sheets);
  const below = rows.slice(next).map((cells, at) => ({ line: next + at + 1, cells }));
  return { ...header, rows: cleanRows(below) };
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every(cell => blank.test(cell));
}

/** Splits the rows that were typed with another delimiter than the header, such as full-width commas. */
function* splitRows(rows: Iterable<TableRow>, width: number, { fields }: Wanted): Generator<TableRow, void> {
  const isRow = (cells: string[]) => cells.length >= fields.length && cells.length <= width;
  for (const row of rows) {
    const [text = '', ...others] = row.cells ?? [];
    const other =
      others.length === 0 ? delimiters.map(delimiter => text.split(delimiter)).find(isRow) : undefined;
    yield other ? { ...row, cells: other } : row;
  }
}

/** Nothing that a person can see. */
const blank = /^[\s\p{Default_Ignorable_Code_Point}]*$/u;

function* cleanRows(rows: Iterable<TableRow>): Generator<TableRow, void> {
  for (const { line, cells } of rows) {
    const clean = cells?.map(readCell);
    if (!clean?.every(cell => blank.test(cell))) yield { line, cells: clean };
  }
}

/** A row among which the header is sought, and the index of the line or row after it. */
interface HeadRow {
  cells: string[];
  next: number;
}

/** Accepts everything: in and above the header, any cell may have several lines. */
const anything = { isRow: () => false, isGood: () => true };

/** The rows of text, from the line with index `from`. */
function* textRows(lines: readonly string[], from: number, delimiter: string): Generator<HeadRow, void> {
  for (const { line, cells } of readRows(lines, from, { delimiter, ...anything })) {
    // A quotation mark without a partner may stand in the header.
    const whole = cells ?? (lines[line - 1] ?? '').replaceAll('"', '').split(delimiter);
    // A cell of the header may have several lines.
    yield { cells: whole, next: line - 1 + whole.join('').split('\n').length };
  }
}

/** The row among the first few that has the most wanted columns. */
function findHeader(
  rows: Iterable<HeadRow>,
  { delimiter, wanted }: { delimiter: string; wanted: Wanted },
): Found | undefined {
  let best: Found | undefined;
  let above = 0;
  let upper: HeadRow | undefined;
  for (const row of rows) {
    if (above > MAX_ROWS_ABOVE) break;
    above += 1;
    const place = { delimiter, next: row.next, wanted };
    const own = recognize(row.cells, place);
    const joined = recognize(joinRows(upper?.cells ?? [], row.cells), place);
    // Of a header in two languages, one below the other, the lower row is next to the students.
    const isSecond =
      own.known === wanted.fields.length && own.known === best?.known && best.next === upper?.next;
    for (const one of [own, joined])
      if (!best || one.known > best.known || (isSecond && one === own)) best = one;
    // A row of units belongs to the header above it, also where its 斤 leaves no column of weights.
    if (best?.next === upper?.next && isOfUnits(row.cells)) best = joined;
    upper = row;
  }
  return best;
}

function isOfUnits(cells: readonly string[]): boolean {
  const filled = cells.filter(cell => !blank.test(cell));
  return filled.length > 0 && filled.every(cell => unitOf(cell) !== undefined);
}

/**
 * Joins a header of two rows: a cell that is empty in the lower row is taken from the upper one, and a unit there belongs
 * to the name above it.
 */
function joinRows(upper: readonly string[], lower: readonly string[]): string[] {
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const [above, below] = [upper[at] ?? '', lower[at] ?? ''];
    const unit = unitOf(below);
    if (unit !== undefined && above.trim() !== '') return `${above}(${unit})`;
    return below.trim() === '' ? above : below;
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
  if (!first) throw new UnreadableFile({ code: 'empty', ...of });
  const best = others.reduce(
    (best, one) =>
      one.known > best.known || (one.known === best.known && one.header.length > best.header.length)
        ? one
        : best,
    first,
  );
  const missing = fields.filter(field => best.columns[field] === undefined);
  if (missing.length > 0)
    throw new UnreadableFile({
      code: 'no-columns',
      missing,
      found: best.header,
      wanted: [...fields],
      ...of,
    });
  const [twice] = best.twice.filter(({ field }) => fields.includes(field));
  if (twice) throw new UnreadableFile({ code: 'twice', ...twice });
  return best;
}
