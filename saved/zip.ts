import { inflateRawSync } from 'node:zlib';
import { UnreadableFile } from './unreadable-file.ts';

/** A workbook of 100,000 students unpacks to less; a larger one may be a zip bomb. */
const MAX_UNPACKED_BYTES = 128 << 20;

/** The most cells in a sheet; read-excel-file pads every row to the length of the longest. */
const MAX_CELLS = 10_000_000;

// Signatures and the places of fields, from PKWARE's APPNOTE.TXT.
const END = 0x06054b50;
const END_BYTES = 22;
const CENTRAL = 0x02014b50;
const CENTRAL_BYTES = 46;
const LOCAL_BYTES = 30;
const DEFLATED = 8;

interface Entry {
  name: string;
  method: number;
  packed: number;
  unpacked: number;
  /** Where its local header starts. */
  offset: number;
}

/**
 * Checks the sizes in a workbook's zip directory before the whole is unpacked. Returns the places of the sheets that a
 * person sees, counted from 1: neither hidden ones nor charts.
 * @throws UnreadableFile if it is broken or too large.
 */
export function checkZip(bytes: Buffer): number[] {
  const entries = readDirectory(bytes);
  const total = entries.reduce((sum, { unpacked }) => sum + unpacked, 0);
  if (total > MAX_UNPACKED_BYTES) throw tooLarge();
  const sheets = entries.filter(({ name }) => /^xl\/worksheets\/[^/]*\.xml$/.test(name));
  for (const sheet of sheets) checkSheet(bytes, sheet);
  const xmlOf = (path: string) => {
    const entry = entries.find(({ name }) => name === path);
    return entry ? unpack(bytes, entry) : '';
  };
  return shownSheets(xmlOf('xl/workbook.xml'), xmlOf('xl/_rels/workbook.xml.rels'));
}

function tooLarge(): UnreadableFile {
  return new UnreadableFile({ code: 'large-workbook', limit: MAX_UNPACKED_BYTES });
}

function broken(cause?: unknown): UnreadableFile {
  return new UnreadableFile({ code: 'broken-workbook' }, { cause });
}

/** Where the directory of a zip file starts and ends; undefined if the file was cut off. */
export function findDirectory(bytes: Buffer): { start: number; end: number } | undefined {
  // Search backwards: a comment of up to 64 KiB may follow the directory.
  let end = bytes.length - END_BYTES;
  while (end >= 0 && bytes.readUInt32LE(end) !== END) end -= 1;
  const start = end < 0 ? end : bytes.readUInt32LE(end + 16);
  return start < end ? { start, end } : undefined;
}

function readDirectory(bytes: Buffer): Entry[] {
  const found = findDirectory(bytes);
  if (!found) throw broken();
  const { start, end } = found;
  const entries: Entry[] = [];
  let at = start;
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    if (at + CENTRAL_BYTES > end || bytes.readUInt32LE(at) !== CENTRAL) throw broken();
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('latin1', at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += CENTRAL_BYTES + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** The places of the visible worksheets in the order of their tabs. */
function shownSheets(workbook: string, relations: string): number[] {
  const charts = [...relations.matchAll(/<[^>]*\/chartsheet"[^>]*>/g)].join('');
  return [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].flatMap(([tag], at) => {
    const id = /:id\s*=\s*(["'][^"']*["'])/.exec(tag)?.[1] ?? '""';
    const isShown = !/\sstate\s*=\s*["'](?:veryH|h)idden["']/.test(tag) && !charts.includes(`Id=${id}`);
    return isShown ? [at + 1] : [];
  });
}

function unpack(bytes: Buffer, { method, packed, offset }: Entry): string {
  if (offset + LOCAL_BYTES > bytes.length) throw broken();
  const start = offset + LOCAL_BYTES + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const content = bytes.subarray(start, start + packed);
  try {
    return (
      method === DEFLATED ? inflateRawSync(content, { maxOutputLength: MAX_UNPACKED_BYTES }) : content
    ).toString('latin1');
  } catch (error) {
    throw broken(error);
  }
}

/** Checks the extent of a sheet: a single cell in Excel's last row and column would make the reader fill 17 billion cells. */
function checkSheet(bytes: Buffer, sheet: Entry): void {
  let [rows, columns] = [0, 0];
  for (const [, letters = '', row = ''] of unpack(bytes, sheet).matchAll(
    /\br\s*=\s*["']([A-Za-z]*)(\d*)["']/g,
  )) {
    rows = Math.max(rows, Number(row));
    columns = Math.max(columns, columnNumber(letters));
  }
  if (rows * Math.max(1, columns) > MAX_CELLS) throw tooLarge();
}

/** The number of a column: A is 1, Z is 26, AA is 27. */
function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0);
}
