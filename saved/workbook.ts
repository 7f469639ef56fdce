import { padNumbers, readPadding } from './padding.ts';
import { UnreadableFile } from './unreadable-file.ts';
import { checkZip } from './zip.ts';

/** The first visible sheet of a workbook with all cells as text, and the number of visible sheets. */
export interface Workbook {
  rows: string[][];
  sheets: number;
}

/** Reads the first visible sheet of an Excel workbook. @throws UnreadableFile if it is broken or too large. */
export async function readWorkbook(bytes: Buffer): Promise<Workbook> {
  const shown = checkZip(bytes);
  const { readSheet } = await import('read-excel-file/universal');
  try {
    const rows = await readSheet(new Blob([await writeAsShown(bytes)]), shown[0] ?? 1, {
      parseNumber: tidyNumber,
    });
    return { rows: rows.map(row => row.map(toText)), sheets: Math.max(1, shown.length) };
  } catch (error) {
    throw new UnreadableFile({ code: 'broken-workbook' }, { cause: error });
  }
}

/** A character beyond U+FFFF by its number, as openpyxl and pandas write the rare characters of names. */
const rareCharacter = /&#(?:x([\da-f]{5,6})|(\d{5,7}));/gi;

/**
 * Rewrites what read-excel-file would lose. It cuts the numbers of such characters off at 16 bits, and 𠮷 would become ஷ:
 * they become two, their surrogates. And it leaves out the zeros that only a number format shows.
 */
async function writeAsShown(bytes: Buffer): Promise<Uint8Array<ArrayBuffer>> {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate');
  const files = unzipSync(bytes);
  const styles = files['xl/styles.xml'];
  const padding = readPadding(styles ? strFromU8(styles, true) : '');
  let isChanged = false;
  for (const [name, content] of Object.entries(files)) {
    // Latin-1 keeps every byte as it is, whatever the encoding of the XML.
    const xml = strFromU8(content, true);
    const split = xml.replace(rareCharacter, (_, hex: string | undefined, decimal: string) =>
      toReferences(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    );
    const shown = name.startsWith('xl/worksheets/') ? padNumbers(split, padding) : split;
    if (shown === xml) continue;
    files[name] = strToU8(shown, true);
    isChanged = true;
  }
  return isChanged ? zipSync(files, { level: 0 }) : new Uint8Array(bytes);
}

function toReferences(codePoint: number): string {
  const character = String.fromCodePoint(codePoint);
  return Array.from({ length: character.length }, (_, at) => `&#${character.charCodeAt(at)};`).join('');
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
