import { UnreadableFile } from './unreadable-file.ts';
import { checkZip } from './zip.ts';

/** The first sheet of a workbook, each cell as text, and how many sheets there are. */
export interface Workbook {
  rows: string[][];
  sheets: number;
}

/** Reads the first sheet of an Excel workbook. @throws UnreadableFile where it is broken or too large. */
export async function readWorkbook(bytes: Buffer): Promise<Workbook> {
  const sheets = checkZip(bytes);
  const { readSheet } = await import('read-excel-file/universal').catch(cause => {
    // The student's one file goes without it.
    throw new UnreadableFile({ code: 'workbook' }, { cause });
  });
  try {
    const rows = await readSheet(new Blob([new Uint8Array(bytes)]), 1, { parseNumber: tidyNumber });
    return { rows: rows.map(row => row.map(toText)), sheets };
  } catch (error) {
    throw new UnreadableFile({ code: 'broken-workbook' }, { cause: error });
  }
}

/** 65.299999999999997 in the file is 65.3; a whole number that a double cannot hold stays as it is written. */
function tidyNumber(text: string): string {
  const number = Number(text);
  return Number.isFinite(number) && Math.abs(number) <= Number.MAX_SAFE_INTEGER ? String(number) : text;
}

function toText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return cell instanceof Date ? (cell.toJSON() ?? '').slice(0, 10) : String(cell);
}
