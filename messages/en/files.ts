import type { ColumnField } from '../../shared/column-words.ts';
import type { Encoding, FileProblem, ForeignKind } from '../../shared/file-problem.ts';

const kinds: Record<ForeignKind, string> = {
  xls: 'an old Excel workbook (.xls); open it in Excel and save it as .xlsx or as CSV UTF-8',
  xlsb: 'a binary Excel workbook (.xlsb); open it in Excel and save it as .xlsx or as CSV UTF-8',
  encrypted: 'protected by a password; open it, and save a copy without one',
  docx: 'a Word document; copy its table into Excel and save that as .xlsx',
  ods: 'an OpenDocument file; save it as .xlsx or as CSV',
  numbers: 'a Numbers or Pages document; export it as Excel or CSV',
  pdf: 'a PDF; save the table that it was made from as .xlsx or CSV',
  zip: 'a zip archive; unpack it first',
  gzip: 'packed with gzip; unpack it first',
  '7z': 'a 7z archive; unpack it first',
  rar: 'a rar archive; unpack it first',
  picture: 'a picture; save the table itself as .xlsx or CSV',
  rtf: 'a rich text document; save it as plain text in UTF-8',
  html: 'a web page or XML; open it in Excel and save it as .xlsx or CSV',
  sqlite: 'a database; export the table as CSV',
  binary: 'not text',
};

/** The names of columns, as a sentence lists them. */
const columns: Record<ColumnField, string> = {
  id: 'id',
  height: 'height',
  weight: 'weight',
  size: 'size',
  name: 'name',
  seat: 'seat',
  host: 'address',
  class: 'class',
};

const named = (fields: readonly ColumnField[]) => fields.map(field => columns[field]).join(', ');

/** Cells of a header that are shown where a column is missing. */
const SHOWN_CELLS = 12;
const shown = (cells: readonly string[]) => cells.slice(0, SHOWN_CELLS).join(', ');

/** A workbook has its cells; text with one name in its header has another delimiter. */
const header = (cells: readonly string[], sheets?: number) =>
  cells.length === 1 && sheets === undefined
    ? `the header "${shown(cells)}" has no comma, semicolon or tab between names`
    : `the header has ${shown(cells)}`;

/** Of a workbook with several sheets, only the first is read. */
const onFirst = (sheets = 1) =>
  sheets > 1 ? ` on the first of its ${sheets} sheets, the only one that is read` : '';

const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`;

/** Sentences about any file that is read. Each one continues after the name of the file. */
export const files = {
  /** The name of the file that `-` stands for. */
  standardInput: 'standard input',
  problem: (problem: FileProblem): string => {
    switch (problem.code) {
      case 'foreign':
        return `is ${kinds[problem.kind]}`;
      case 'encoding':
        return 'is not text in UTF-8, UTF-16, GB18030 or Big5; save it as UTF-8';
      case 'too-long':
        return `holds more than ${megabytes(problem.limit)}, the limit; is it the right file?`;
      case 'nothing-came':
        return `gave nothing for ${problem.seconds} seconds; write into it first, or give a file`;
      case 'broken-workbook':
        return 'is a broken Excel workbook; open it in Excel and save it again, or as CSV UTF-8';
      case 'large-workbook':
        return `is an Excel workbook of more than ${megabytes(problem.limit)} when unpacked; save its first sheet as CSV UTF-8`;
      case 'workbook':
        return 'is an Excel workbook, where text was expected; save it as CSV UTF-8 or as plain text';
      case 'json':
        return `is not JSON: line ${problem.line}, column ${problem.column}: "${problem.found}" is unexpected there`;
      case 'json-end':
        return `is not JSON: it ends in line ${problem.line}, column ${problem.column}, before it is complete`;
      case 'empty':
        return `holds no table${onFirst(problem.sheets)}; expected a header and a row for each student, or JSON or NDJSON from crawl`;
      case 'no-columns':
        return `has no ${problem.missing.length === 1 ? 'column' : 'columns'} ${named(problem.missing)}${onFirst(problem.sheets)}; ${header(problem.found, problem.sheets)}, expected ${named(problem.wanted)}`;
      case 'twice':
        return `has two columns for ${columns[problem.field]}, ${problem.names.map(name => `"${name}"`).join(' and ')}; put other students below the first ones, or remove one column`;
      case 'no-table':
        return `is JSON, where a table was expected, with the columns ${named(problem.wanted)}; save it as CSV UTF-8 or .xlsx`;
      case 'no-answers':
        return 'is JSON, but neither a survey nor a list of records; save one with crawl --format json';
      case 'no-survey':
        return 'is not a survey; save one with crawl --format json, ndjson or csv';
      case 'bad-seat':
        return `, line ${problem.line}: ${problem.text === '' ? 'this' : `"${problem.text}"`} is not as crawl wrote it; save the survey again with crawl --out, and leave the file as it is`;
    }
  },
  columns,
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16',
    gb18030: 'GB18030',
    big5: 'Big5',
  } satisfies Record<Encoding, string>,
  heavy: (of: { count: number; of: number }, first: string[]) =>
    `Are weights in jin or pounds? ${of.count} of ${of.of} ${of.count === 1 ? 'is large for the height (student' : 'are large for the height (students'} ${first.join(', ')}${of.count > first.length ? ', …' : ''}). Kilograms are expected: jin / 2, pounds * 0.4536.`,
  firstSheet: (sheets: number) => `The first of ${sheets} sheets was read, and no other.`,
  readAs: (encoding: string) => `The file was read as ${encoding}.`,
};
