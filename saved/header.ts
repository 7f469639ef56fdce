import { type ColumnField, columnFields, columnNames } from '../shared/column-words.ts';

/** What the columns of a table are for, by field, the first column being 0; `twice` are fields that two columns claim. */
export interface Header {
  columns: Partial<Record<ColumnField, number>>;
  twice: { field: ColumnField; name: string }[];
}

const units = 'cm|kg|厘米|公分|釐米|公斤|千克|centimet(?:er|re)s?|kilograms?';
const unitAtEnd = new RegExp(`[([{【〔/,:-]?(?:in)?(?:${units})[)\\]}】〕]?$`);

/** A column in one of these is not the one that is meant: its numbers would be read as others. */
const foreignUnit = /斤|磅|英寸|吋|米|[([/](?:m|lbs?|pounds?|in|inch(?:es)?|ft|feet|g)[)\]]?$/;

/** Reads the names of the columns. Where several could be one field, the one whose name says more is taken. */
export function readHeader(cells: readonly string[]): Header {
  const names = cells.map(namesOf);
  const header: Header = { columns: {}, twice: [] };
  for (const field of columnFields) {
    for (const level of columnNames[field]) {
      const [first, again] = names.flatMap((own, at) => (own.some(name => level.includes(name)) ? [at] : []));
      if (first === undefined) continue;
      header.columns[field] = first;
      if (again !== undefined) header.twice.push({ field, name: cells[again]?.trim() ?? '' });
      break;
    }
  }
  return header;
}

/** What a cell of a header may be called: as a whole, and each part of it where it is in two languages. */
function namesOf(cell: string): string[] {
  const written = cell
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_*:.#"'“”\p{Default_Ignorable_Code_Point}]+/gu, '')
    .replace(/[([【](?:必填|选填|選填|required|optional)[)\]】]/g, '');
  const whole = written.replace(unitAtEnd, '');
  if (foreignUnit.test(whole)) return [written];
  const parts = whole.match(/\p{Script=Han}+|[a-z]+/gu) ?? [];
  return parts.length === 2 ? [whole, ...parts] : [whole];
}
