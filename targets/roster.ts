import { isBrokenByExcel, readId, readName } from '../saved/cell.ts';
import { openSaved, type Source } from '../saved/open.ts';
import { isRemark } from '../saved/remark.ts';
import type { Table, Wanted } from '../saved/table.ts';
import { UnreadableFile } from '../saved/unreadable-file.ts';
import type { RosterFault } from '../shared/file-problem.ts';
import type { Language } from '../shared/language.ts';
import { MAX_ID_LENGTH } from '../shared/protocol.ts';
import { comparableId } from '../shared/student-id.ts';
import type { Listed } from '../survey/roster.ts';

/** The content of a class list file: every row is a student, a fault, or no student's: an example, a total, a note, the header again. */
export interface RosterFile extends Source {
  listed: (Listed & { line: number })[];
  faults: RosterFault[];
  remarks: { line: number; text: string }[];
}

const wanted: Wanted = {
  fields: ['id', 'name'],
  isRow: (cells, { columns: { id = 0, name = 0 } }) =>
    /\d/.test(cells[id] ?? '') && (cells[name] ?? '') !== '',
  isGood: (cells, { columns: { id = 0, name = 0 } }) => !`${cells[id]}${cells[name]}`.includes('\n'),
};

/** Reads a class list: columns for number and name, and optionally for seat or address, and class. */
export async function readRoster(bytes: Buffer, language: Language): Promise<RosterFile> {
  const opened = await openSaved(bytes, language, wanted);
  if ('json' in opened) throw new UnreadableFile({ code: 'no-table', wanted: [...wanted.fields] });
  return { ...readRows(opened.table), ...opened.source };
}

function readRows({ columns, rows }: Table): RosterFile {
  const listed: RosterFile['listed'] = [];
  const faults: RosterFault[] = [];
  const remarks: RosterFile['remarks'] = [];
  const lineOf = new Map<string, number>();
  for (const { line, cells } of rows) {
    if (cells && isRemark(cells, { columns }, ['name'])) {
      remarks.push({ line, text: cells.filter(cell => cell !== '').join(' ') });
      continue;
    }
    const textOf = (field: keyof typeof columns) => cells?.[columns[field] ?? cells.length] ?? '';
    const [id, name, group] = [readId(textOf('id')), readName(textOf('name')), textOf('class')];
    const place = textOf('seat') || textOf('host');
    const code = cells ? findFault(id, name, lineOf) : 'broken-quotes';
    if (code !== undefined) {
      const text = code === 'no-name' ? `${id} ${name}`.trim() : id;
      faults.push({ code, line, text: code === 'no-id' ? name : text });
      continue;
    }
    lineOf.set(comparableId(id), line);
    listed.push({ line, id, name, ...(group && { class: group }), ...(place && { place }) });
  }
  return { listed, faults, remarks };
}

function findFault(
  id: string,
  name: string,
  lineOf: ReadonlyMap<string, number>,
): RosterFault['code'] | undefined {
  const compared = comparableId(id);
  if (compared === '') return 'no-id';
  if (isBrokenByExcel(id)) return 'broken-id';
  if ([...compared].length > MAX_ID_LENGTH) return 'long-id';
  if (lineOf.has(compared)) return 'repeated-id';
  return isName(name) ? undefined : 'no-name';
}

/** A figure in the column of names is a count, or the cells are shifted, as by R's write.table, whose header lacks a cell. */
function isName(text: string): boolean {
  return /[\p{L}\p{Co}]/u.test(text) && !isBrokenByExcel(text);
}
