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
  const { readSheet } = await import('read-excel-file/universal').catch(cause => {
    // The single-file build for students does not contain this package.
    throw new UnreadableFile({ code: 'workbook' }, { cause });
  });
  try {
    const rows = await readSheet(new Blob([new Uint8Array(bytes)]), shown[0] ?? 1, {
      parseNumber: tidyNumber,
    });
    return { rows: rows.map(row => row.map(toText)), sheets: Math.max(1, shown.length) };
  } catch (error) {
    throw new UnreadableFile({ code: 'broken-workbook' }, { cause: error });
  }
}

/** Turns 65.299999999999997 into 65.3, but keeps the digits of whole numbers too large for a double. */
function tidyNumber(text: string): string {
  const number = Number(text);
  return Number.isFinite(number) && Math.abs(number) <= Number.MAX_SAFE_INTEGER ? String(number) : text;
}

function toText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  // A number too large for a date, such as a student number in a column of dates, is ######## in Excel as well.
  return cell instanceof Date ? (cell.toJSON()?.slice(0, 10) ?? '########') : String(cell);
}
