import type { ForeignKind } from '../shared/file-problem.ts';

/** How files that are not text begin, read as Latin-1. */
const beginnings: readonly (readonly [pattern: RegExp, kind: ForeignKind])[] = [
  [/^%PDF/, 'pdf'],
  // Before 1997, Excel files had no container, but began with a BOF record.
  [/^(\xd0\xcf\x11\xe0|\x09[\0\x02\x04\x08][\x04-\x10]\0)/, 'xls'],
  [/^\x1f\x8b/, 'gzip'],
  [/^7z\xbc\xaf/, '7z'],
  [/^Rar!/, 'rar'],
  [/^(\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0|RIFF.{4}WEBP)/s, 'picture'],
  [/^\{\\rtf/, 'rtf'],
  [/^SQLite format 3\0/, 'sqlite'],
];

/** Some programs save a web page, Excel 2003 XML or a mail with a page in it as .xls. */
const markup = /^\s*(<(!|\?|[a-z]\w*[\s>:/])|MIME-Version:)/i;

/** Kinds of OLE containers by a stream name; any other one is taken for a workbook. */
const streams: readonly (readonly [name: string, kind: ForeignKind])[] = [
  ['EncryptedPackage', 'encrypted'],
  ['WordDocument', 'docx'],
];

/** Kinds of zip files by the name of an entry. The last is for workbooks that were cut off. */
const entries: readonly (readonly [name: string, kind: 'workbook' | ForeignKind])[] = [
  ['xl/workbook.xml', 'workbook'],
  ['xl/workbook.bin', 'xlsb'],
  ['word/document.xml', 'docx'],
  ['Index/Document.iwa', 'numbers'],
  ['xl/worksheets/', 'workbook'],
];

/** The kind of a file by its bytes, whatever its name says: text, an Excel workbook, or something that we cannot read. */
export function kindOf(bytes: Buffer): 'text' | 'workbook' | ForeignKind {
  const start = bytes.toString('latin1', 0, 512);
  if (/^PK(\x03\x04|\x05\x06)/.test(start)) {
    if (start.includes('application/vnd.oasis.opendocument')) return 'ods';
    const names = directoryOf(bytes);
    return entries.find(([name]) => names.includes(name))?.[1] ?? 'zip';
  }
  if (markup.test(start.replace(/^(\xff\xfe|\xfe\xff|\xef\xbb\xbf)|\0/g, ''))) return 'html';
  const kind = beginnings.find(([pattern]) => pattern.test(start))?.[1] ?? 'text';
  return (kind === 'xls' && streams.find(([name]) => bytes.includes(name, 0, 'utf16le'))?.[1]) || kind;
}

/**
 * The names are looked for in the directory, because the entries may be zip files themselves; or in all that is left of a
 * file that was cut off.
 */
function directoryOf(bytes: Buffer): Buffer {
  // Its end is marked; a comment may follow, and the places are those of PKWARE's APPNOTE.TXT.
  const end = bytes.lastIndexOf('PK\x05\x06', -22, 'latin1');
  const start = end < 0 ? 0 : bytes.readUInt32LE(end + 16);
  return start < end ? bytes.subarray(start, end) : bytes;
}
