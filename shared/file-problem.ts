import type { ColumnField } from './column-words.ts';

/** Kinds of files that are not text. */
export type ForeignKind =
  | 'xls'
  | 'xlsb'
  | 'encrypted'
  | 'docx'
  | 'ods'
  | 'numbers'
  | 'pdf'
  | 'zip'
  | 'gzip'
  | '7z'
  | 'rar'
  | 'picture'
  | 'rtf'
  | 'html'
  | 'sqlite'
  | 'binary';

/** The encodings in which text can be read. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const;
export type Encoding = (typeof encodings)[number];

/**
 * Why a file cannot be read as a whole. `limit` is in bytes; `line` and `column` count from 1; `sheets` is the number of
 * sheets in a workbook, of which only the first is read.
 */
export type FileProblem =
  | { code: 'foreign'; kind: ForeignKind }
  | { code: 'encoding' }
  | { code: 'too-long'; limit: number }
  | { code: 'nothing-came'; seconds: number }
  | { code: 'broken-workbook' }
  | { code: 'large-workbook'; limit: number }
  | { code: 'workbook' }
  | { code: 'json'; line: number; column: number; found: string }
  | { code: 'json-end'; line: number; column: number }
  | { code: 'empty'; sheets?: number }
  | {
      code: 'no-columns';
      missing: ColumnField[];
      found: string[];
      wanted: ColumnField[];
      sheets?: number;
    }
  | { code: 'twice'; field: ColumnField; names: string[] }
  | { code: 'no-table'; wanted: ColumnField[] }
  | { code: 'no-answers' }
  | { code: 'no-survey' }
  | { code: 'bad-seat'; line: number; text: string };

/** Why a row of a class list is not a student; `text` is the faulty value. */
export interface RosterFault {
  code: 'no-id' | 'broken-id' | 'long-id' | 'no-name' | 'repeated-id' | 'broken-quotes';
  line: number;
  text: string;
}
