import { padNumbers, readPadding } from './padding.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** The first visible sheet of a workbook with all cells as text, and the number of visible sheets. */
export interface Workbook {
  rows: string[][];
  sheets: number;
}

/** A workbook of 100,000 students unpacks to less; a larger one may be a zip bomb. */
const MAX_UNPACKED_BYTES = 128 << 20;

/** The most cells in a sheet; read-excel-file pads every row to the length of the longest. */
const MAX_CELLS = 10_000_000;

/** Reads the first visible sheet of an Excel workbook. @throws UnreadableFile if it is broken or too large. */
export async function readWorkbook(bytes: Buffer): Promise<Workbook> {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate');
  const { readSheet } = await import('read-excel-file/universal');
  try {
    let unpacked = 0;
    const files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        // Past the end of a broken directory fflate goes on with empty names.
        if (name === '') throw new RangeError('an entry without a name');
        unpacked += originalSize;
        if (unpacked > MAX_UNPACKED_BYTES) throw tooLarge();
        return true;
      },
    });
    // Latin-1 keeps every byte as it is, whatever the encoding of the XML.
    const xmlOf = (name: string) => strFromU8(files[name] ?? new Uint8Array(), true);
    const padding = readPadding(xmlOf('xl/styles.xml'));
    for (const name of Object.keys(files)) {
      let xml = splitRareCharacters(xmlOf(name));
      if (name.startsWith('xl/worksheets/')) {
        checkExtent(xml);
        xml = padNumbers(xml, padding);
      }
      files[name] = strToU8(xml, true);
    }
    const shown = shownSheets(xmlOf('xl/workbook.xml'), xmlOf('xl/_rels/workbook.xml.rels'));
    const packed = new Blob([zipSync(files, { level: 0 })]);
    const rows = await readSheet(packed, shown[0] ?? 1, { parseNumber: tidyNumber });
    return { rows: rows.map(row => row.map(toText)), sheets: Math.max(1, shown.length) };
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile({ code: 'broken-workbook' }, { cause: error });
  }
}

function tooLarge(): UnreadableFile {
  return new UnreadableFile({ code: 'large-workbook', limit: MAX_UNPACKED_BYTES });
}

/** Checks the extent of a sheet: a single cell in Excel's last row and column would make the reader fill 17 billion cells. */
function checkExtent(sheet: string): void {
  let [rows, columns] = [0, 0];
  for (const [, letters = '', row = ''] of sheet.matchAll(/\br\s*=\s*["']([A-Za-z]*)(\d*)["']/g)) {
    rows = Math.max(rows, Number(row));
    columns = Math.max(columns, columnNumber(letters));
  }
  if (rows * Math.max(1, columns) > MAX_CELLS) throw tooLarge();
}

/** The number of a column: A is 1, Z is 26, AA is 27. */
function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0);
}

/**
 * Writes a character beyond U+FFFF that stands there by its number, as openpyxl and pandas write the rare characters of
 * names, as two, its surrogates: read-excel-file cuts the number off at 16 bits, and 𠮷 would become ஷ.
 */
function splitRareCharacters(xml: string): string {
  return xml.replace(/&#(?:x([\da-f]{5,6})|(\d{5,7}));/gi, (_, hex: string | undefined, decimal: string) => {
    const character = String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
    return Array.from({ length: character.length }, (_, at) => `&#${character.charCodeAt(at)};`).join('');
  });
}

/** The places of the sheets that a person sees, counted from 1 in the order of their tabs: neither hidden ones nor charts. */
function shownSheets(workbook: string, relations: string): number[] {
  const charts = [...relations.matchAll(/<[^<>]*\/chartsheet"[^<>]*>/g)].join('');
  return [...workbook.matchAll(/<(?:\w+:)?sheet\s[^<>]*>/g)].flatMap(([tag], at) => {
    const id = /:id\s*=\s*(["'][^"']*["'])/.exec(tag)?.[1] ?? '""';
    const isShown = !/\sstate\s*=\s*["'](?:veryH|h)idden["']/.test(tag) && !charts.includes(`Id=${id}`);
    return isShown ? [at + 1] : [];
  });
}

/** Turns 65.299999999999997 into 65.3, but keeps the digits of whole numbers too large for a double. */
function tidyNumber(text: string): string {
  const number = Number(text);
  return Number.isFinite(number) && Math.abs(number) <= Number.MAX_SAFE_INTEGER ? String(number) : text;
}

function toText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (!(cell instanceof Date)) return String(cell);
  // A number too large for a date, such as a student number in a column of dates, is ######## in Excel as well.
  if (Number.isNaN(cell.getTime())) return '########';
  // 2026-10-12 could be a student number that was typed as text; this cannot.
  return `${cell.getUTCFullYear()}年${cell.getUTCMonth() + 1}月${cell.getUTCDate()}日`;
}
