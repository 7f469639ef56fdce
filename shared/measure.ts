import type { ConvertedUnit } from './finding.ts';
import { bounds } from './plausibility.ts';

/** A measure in cm or kg; `from` is set if it was given in another unit. */
export interface Measure {
  value: number;
  from?: ConvertedUnit;
}

/**
 * Reads a height or a weight from text. Undefined unless the whole text is one plausible measure, because a number taken
 * from a part of the text could be wrong.
 */
export function readMeasure(key: 'height' | 'weight', text: string): Measure | undefined {
  if (text.length > LONGEST) return undefined;
  const plain = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[′’]/g, "'")
    .replace(/[″”]|''/g, '"');
  const readings =
    key === 'height'
      ? [readParts(plain), readOne(plain, heights), readBareMetres(plain)]
      : [readOne(plain, weights)];
  return readings.find(reading => reading && isOfABody(key, reading.value));
}

// Longer than any measure with its unit; protects the patterns from hostile input.
const LONGEST = 40;

const NUMBER = String.raw`(\d+(?:[.,]\d{1,3})?)`;

interface Unit {
  words: RegExp;
  factor: number;
  from?: ConvertedUnit;
}

const heights: readonly Unit[] = [
  { words: /^(cm|cms|centimet(er|re)s?|公分|厘米|釐米)?$/, factor: 1 },
  { words: /^(mm|millimet(er|re)s?|毫米|公釐)$/, factor: 0.1, from: 'millimetres' },
  { words: /^(m|met(er|re)s?|米|公尺)$/, factor: 100, from: 'metres' },
  { words: /^('|ft|feet|foot|英尺|呎)$/, factor: 30.48, from: 'feet' },
  { words: /^("|in|inch|inches|英寸|吋)$/, factor: 2.54, from: 'inches' },
];

const weights: readonly Unit[] = [
  { words: /^(kg|kgs|kilo|kilos|kilogram(me)?s?|公斤|千克)?$/, factor: 1 },
  { words: /^(g|grams?|克|公克)$/, factor: 0.001, from: 'grams' },
  { words: /^(jin|斤|市斤)$/, factor: 0.5, from: 'jin' },
  { words: /^(lb|lbs|pounds?|磅)\.?$/, factor: 0.45359237, from: 'pounds' },
];

/** Reads one number, with or without a unit. */
function readOne(text: string, units: readonly Unit[]): Measure | undefined {
  const [, digits, word = ''] = new RegExp(`^${NUMBER}\\s*(.*)$`).exec(text) ?? [];
  const number = digits === undefined ? undefined : numberOf(digits);
  const unit = units.find(({ words }) => words.test(word));
  if (number === undefined || unit === undefined) return undefined;
  return convert(number * unit.factor, unit.from);
}

/** Reads feet and inches (5'11", 5 ft 11), or metres and centimetres (1m78, 1米78). */
function readParts(text: string): Measure | undefined {
  const [, feet, inches] = /^(\d)\s*(?:'|ft|feet)\s*(\d{1,2}(?:\.\d)?)\s*(?:"|in|inches)?$/.exec(text) ?? [];
  if (feet !== undefined && Number(inches) < 12)
    return convert(Number(feet) * 30.48 + Number(inches) * 2.54, 'feet');
  const [, metres, rest] = /^([12])\s*(?:m|米|公尺)\s*(\d{2})\s*(?:cm|公分|厘米)?$/.exec(text) ?? [];
  return metres === undefined ? undefined : convert(Number(metres) * 100 + Number(rest), 'metres');
}

/** Reads 1.78 or 1,78 without a unit, which can only be metres. */
function readBareMetres(text: string): Measure | undefined {
  const metres = /^[12][.,]\d{1,2}$/.test(text) ? numberOf(text) : undefined;
  return metres === undefined ? undefined : convert(metres * 100, 'metres');
}

/** A comma before one or two digits is a decimal comma; before three digits it may separate thousands: undefined. */
function numberOf(digits: string): number | undefined {
  return /,\d{3}$/.test(digits) ? undefined : Number(digits.replace(',', '.'));
}

/** Rounds converted values to a tenth, since nobody measures more finely. */
function convert(value: number, from: ConvertedUnit | undefined): Measure {
  const rounded = Math.round(value * 10) / 10;
  return from === undefined ? { value } : { value: rounded, from };
}

function isOfABody(key: 'height' | 'weight', value: number): boolean {
  return value >= bounds[key].minimum && value <= bounds[key].maximum;
}
