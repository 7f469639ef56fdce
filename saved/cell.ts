/** What a cell says: without blanks around it, and without what Excel and we put around a text to keep it one. */
export function readCell(cell: string): string {
  const text = cell.trim();
  const asFormula = /^=\s*"(.*)"$/s.exec(text)?.[1];
  if (asFormula !== undefined) return asFormula.replaceAll('""', '"').trim();
  const inQuotes = /^"(.*)"$/s.exec(text)?.[1];
  if (inQuotes !== undefined) return inQuotes.replaceAll('""', '"').trim();
  return /^'[=+\-@\t\r＝＋－＠\d]/.test(text) ? text.slice(1) : text;
}

/** A number as JSON has it, in any width, with a point or a comma; undefined for anything else. */
export function readNumber(cell: string): number | undefined {
  const text = cell.normalize('NFKC').trim();
  if (!/^-?\d+([.,]\d+)?(e[+-]?\d+)?$/i.test(text)) return undefined;
  return Number(text.replace(',', '.'));
}

const ownUnits = {
  height: /(?:cm|厘米|公分|釐米|centimet(?:er|re)s?)$/i,
  weight: /(?:kgs?|公斤|千克|kilograms?)$/i,
} as const;

/** A height in cm or a weight in kg; the unit may stand behind the number. Undefined for anything else. */
export function readMeasure(cell: string, key: 'height' | 'weight'): number | undefined {
  return readNumber(cell.normalize('NFKC').replace(ownUnits[key], ''));
}

/** A student number, without the .0 that a column of numbers gets in a program such as pandas. */
export function readId(cell: string): string {
  return /^\d{4,}\.0$/.test(cell) ? cell.slice(0, -2) : cell;
}

/** 2.02601E+11, ########, #REF!: what Excel made of a student number, which cannot be told from it any more. */
export function isBrokenByExcel(id: string): boolean {
  const text = id.normalize('NFKC').trim();
  return (
    /^[+-]?\d+([.,]\d+)?e\+\d+$/i.test(text) ||
    /^#+$/.test(text) ||
    /^#(REF|N\/A|NAME|VALUE|NUM|DIV\/0|NULL|SPILL|CALC|FIELD|GETTING_DATA)[!?]?$/i.test(text)
  );
}
