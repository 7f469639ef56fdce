/** The content of a cell, without blanks around it, and without the ="..." or leading ' that mark it as text. */
export function readCell(cell: string): string {
  const text = cell.trim();
  const asFormula = /^=\s*"(.*)"$/s.exec(text)?.[1];
  if (asFormula !== undefined) return asFormula.replaceAll('""', '"').trim();
  const inQuotes = /^"(.*)"$/s.exec(text)?.[1];
  if (inQuotes !== undefined) return inQuotes.replaceAll('""', '"').trim();
  return /^'[=+\-@\t\r＝＋－＠\d]/.test(text) ? text.slice(1) : text;
}

/** The figures of a cell: without full width, and without the marks of direction that come with a copy from a chat. */
function plain(cell: string): string {
  return cell
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .trim();
}

/** Parses a number with a decimal point or comma, also in full-width digits; undefined for anything else. */
export function readNumber(cell: string): number | undefined {
  const text = plain(cell);
  if (!/^-?\d+([.,]\d+)?(e[+-]?\d+)?$/i.test(text)) return undefined;
  return Number(text.replace(',', '.'));
}

const ownUnits = {
  height: /(?:cm|厘米|公分|釐米|centimet(?:er|re)s?)$/i,
  weight: /(?:kgs?|公斤|千克|kilograms?)$/i,
} as const;

/** Parses a height in cm or a weight in kg; the unit may follow the number. Undefined for anything else. */
export function readMeasureCell(cell: string, key: 'height' | 'weight'): number | undefined {
  return readNumber(plain(cell).replace(ownUnits[key], ''));
}

/** A student number, without what programs add to a column of numbers: a final .0, or marks between thousands. */
export function readId(cell: string): string {
  const [, whole] = /^(\d{4,})[.,]0+$/.exec(cell) ?? [];
  if (whole !== undefined) return whole;
  return /^\d{1,3}(?:([,.'’\s])\d{3})(?:\1\d{3})+$/.test(cell) ? cell.replace(/\D/g, '') : cell;
}

/** A name, without the wide blanks and line breaks that lists put into short names so that all are equally long: 李　娜. */
export function readName(cell: string): string {
  return cell.replace(/\s+/g, ' ').trim();
}

const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';

/** What Excel makes of 10-12 and 10/12, taken for a day or a month: 10月12日, 12-Oct, Oct-12; a workbook knows the year. */
const asDate = new RegExp(`^(?:(?:\\d{4}年)?\\d{1,2}月\\d{1,2}日|\\d{1,2}-${month}|${month}-\\d{2})$`, 'i');

/** Whether Excel has destroyed a student number: 2.02601E+11, ########, #REF!, 10月12日. The number cannot be recovered. */
export function isBrokenByExcel(id: string): boolean {
  const text = id.normalize('NFKC').trim();
  return (
    /^[+-]?\d+([.,]\d+)?e\+\d+$/i.test(text) ||
    /^#+$/.test(text) ||
    asDate.test(text) ||
    // Excel translates its errors: #REF! is #BEZUG! in German, #N/A is #NV.
    /^#(N\/A|NV|[\p{L}_/0]+[!?])$/iu.test(text)
  );
}
