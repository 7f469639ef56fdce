import type { ColumnField } from '../shared/column-words.ts';
import { type Header, readHeader } from './header.ts';

const totals =
  /^(?:[合总總小共][计計]|[汇匯彙加][总總]|[总總][人个個]?[数數]|[男女]生?人[数數]|人[数數][合总總]?[计計]?[:：]|[及合]格率|优秀率|優秀率|(?:全?班|[男女]生|[总總]|年[级級])?平均|均[值数數]|最[大小高低]|标准差|標準差|方差|中位[数數])/;

/** What forms print below their rows, and at the foot of each page. */
const footer = /^\p{P}*(?:以下空白|[共计計]\d+[人名位]|第\d+[页頁]|page\d+)/iu;

/** The row with which a form shows how to fill it in: 示例, 例：张三, 张三（示例）, Example: Li. 范例 and Example Li may be names. */
const example =
  /^\P{L}*(?:(?:填[写寫])?(?:示例|[样樣範]例)(?:行|\P{L}|$)|填[写寫]范例|范例[行:]|example\P{L}*(?:$|:)|例[如子]?(?=:|$)|e\.g\.)|[([【](?:示?例|[样樣范範]例|example)[)\]】]$/iu;

/** English words count only if nothing but figures follows. */
const englishTotals =
  /^(?:(?:grand|sub)?totals?|average|avg|mean|median|maximum|minimum|stdev|st(?:an)?d(?:ard)?\.?dev(?:iation)?|variance)[\d:.,()%=]*$/i;

/** Words that are also names of people. */
const namesOrTotals = /^(?:max|min|sum|count|std)[:.]?$/i;

/** A note such as "Printed: 2026-09-01"; no student number has a colon after a few letters. */
const note = /^[^\d:：]{1,12}[:：]/;

/**
 * Whether a row below the header is not a student's, but an example, a total, an average, a note, a ruled line, the header
 * once more, or a running number that waits for a student. `others` are the fields besides the id that every student has.
 */
export function isRemark(
  cells: readonly string[],
  { columns }: Pick<Header, 'columns'>,
  others: readonly ColumnField[],
): boolean {
  const textOf = (field: ColumnField) => cells[columns[field] ?? cells.length] ?? '';
  const isAlone = () => others.every(field => textOf(field) === '');
  const id = textOf('id');
  const first = cells.find(cell => cell !== '') ?? '';
  if ([first, id, textOf('name')].some(text => example.test(text.normalize('NFKC').trim()))) return true;
  if (!cells.some(cell => /[\p{L}\p{N}]/u.test(cell))) return true;
  if (/\d{4}/.test(id.normalize('NFKC'))) return note.test(id) && isAlone();
  const words = [first, id].map(text => text.replace(/\s/g, ''));
  if (words.some(word => [totals, englishTotals, footer].some(pattern => pattern.test(word)))) return true;
  if (columns.name !== undefined && textOf('name') === '' && words.some(word => namesOrTotals.test(word)))
    return true;
  if (isAlone() && (note.test(first) || (id === '' && textOf('name') === ''))) return true;
  if (id === '' && note.test(textOf('name'))) return true;
  if (/\d/.test(id)) return false;
  const again = readHeader(cells).columns;
  return ['id' as const, ...others].every(field => again[field] === columns[field]);
}
