import type { Field } from '../shared/finding.ts';
import { UnreadableAnswers } from './unreadable.ts';

/** What a table's columns are for: by field its column, the first being 0. */
export interface Header {
  columns: Record<Field, number>;
  /** The column that says how a seat answered, where a crawl wrote the table. */
  status: number | undefined;
  width: number;
  delimiter: Delimiter;
}

export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

const fields = ['id', 'height', 'weight', 'size'] as const;

/** What a class calls its columns when it does not use our names, in lower case. */
const names: Record<Field, readonly string[]> = {
  id: ['id', '学号', '學號', 'student_id', 'student id', '编号', '編號'],
  height: ['height', '身高', '身高cm', 'height_cm', 'height cm'],
  weight: ['weight', '体重', '體重', '体重kg', '體重kg', 'weight_kg', 'weight kg'],
  size: [
    'size',
    '尺码',
    '尺碼',
    '尺寸',
    '衣服尺码',
    '衣服尺碼',
    '衣服尺寸',
    'clothing_size',
    'clothing size',
  ],
};

/** The delimiter that a header line has most of; a comma where it has none. */
export function findDelimiter(line: string): Delimiter {
  const count = (delimiter: string) => line.split(delimiter).length;
  return delimiters.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

/** Reads the names of the columns. @throws UnreadableAnswers where one of the four is missing, or there twice. */
export function readHeader(cells: readonly string[], delimiter: Delimiter): Header {
  // (cm) and (kg), in either width of brackets, are no part of a name.
  const found = cells.map(cell =>
    cell
      .normalize('NFKC')
      .trim()
      .toLowerCase()
      .replace(/\s*\((cm|kg|厘米|公分|公斤|千克)\)$/, ''),
  );
  const missing = fields.filter(field => !found.some(name => names[field].includes(name)));
  if (missing.length > 0) throw new UnreadableAnswers({ code: 'no-columns', missing, found: [...cells] });
  const find = (field: Field) => {
    const [at = 0, again] = found.flatMap((name, column) => (names[field].includes(name) ? [column] : []));
    if (again !== undefined) throw new UnreadableAnswers({ code: 'twice', name: cells[again] ?? '' });
    return at;
  };
  const status = found.includes('seat') ? found.indexOf('status') : -1;
  return {
    columns: { id: find('id'), height: find('height'), weight: find('weight'), size: find('size') },
    status: status === -1 ? undefined : status,
    width: cells.length,
    delimiter,
  };
}
