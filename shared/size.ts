import type { SizeRejection } from './finding.ts';

/** The normalised clothing sizes, smallest first. */
export const sizes = ['XXS', 'XS', 'S', 'M', 'L', 'XL', 'XXL', '3XL', '4XL', '5XL', '6XL'] as const;
export type Size = (typeof sizes)[number];

/** A size, or why the text is not one, and what it may have meant, the most likely first. */
export type SizeReading = { size: Size } | { reason: SizeRejection; readings: Size[] };

/** The rank of a size, from 1 for the smallest. */
export function sizeRank(size: Size): number {
  return sizes.indexOf(size) + 1;
}

/** Reads a size as people write it. A text that could mean two sizes is rejected, never guessed. */
export function readSize(text: string): SizeReading {
  // The quick path: nearly all texts are known names, and `pair` may read a million, which takes seconds without it.
  const known = sizeOf.get(text);
  if (known !== undefined) return { size: known };
  const written = text.normalize('NFKC');
  // Before trim(), which would silently remove a byte order mark.
  const seen = unmask(written);
  const reading = readVisible(seen.trim());
  // Report look-alikes only if the text would otherwise be a valid size.
  if (seen === written || !('size' in reading)) return reading;
  return { reason: 'look-alike', readings: [reading.size] };
}

const names = {
  XXS: ['XXS', '2XS', 'XX SMALL', 'EXTRA EXTRA SMALL'],
  XS: ['XS', '1XS', 'SS', 'X SMALL', 'EXTRA SMALL', '加小'],
  S: ['S', 'SM', 'SMALL', '小'],
  M: ['M', 'MED', 'MEDIUM', '中'],
  L: ['L', 'LG', 'LARGE', '大'],
  XL: ['XL', '1XL', 'LL', 'X LARGE', 'EXTRA LARGE', '加大'],
  XXL: ['XXL', '2XL', 'XX LARGE', 'EXTRA EXTRA LARGE', '加加大'],
  '3XL': ['3XL', 'XXXL', '加加加大'],
  '4XL': ['4XL', 'XXXXL'],
  '5XL': ['5XL', 'XXXXXL'],
  '6XL': ['6XL', 'XXXXXXL'],
} satisfies Record<Size, readonly string[]>;

/** Separators that people write inside a size (XX-L, X Large, X_L) and that can be ignored. */
const gaps = /[\s\p{Pd}._]+/gu;

const sizeOf = new Map(
  sizes.flatMap(size => names[size].map(name => [name.replace(gaps, ''), size] as const)),
);

/** Names that mean different sizes to different makers, countries or shops. */
const ambiguous = new Map<string, readonly Size[]>([
  // Japan counts the Ls: 2L means XL there, and XXL elsewhere.
  ['2L', ['XL', 'XXL']],
  ['3L', ['XXL', '3XL']],
  ['4L', ['3XL', '4XL']],
  ['O', ['XL', 'XXL']],
  ['XO', ['XXL', '3XL']],
  ['2X', ['XXL', '3XL']],
  ['XLT', ['XL', 'XXL']],
  ['XLL', ['XL', 'XXL']],
  ['特大', ['XL', 'XXL', '3XL']],
  ['超大', ['XXL', 'XL', '3XL']],
  ['特小', ['XS', 'XXS']],
]);

// 均 is 均码 without 码, which has been removed by then.
const oneSize = new Set(['F', 'FREE', 'FREESIZE', 'ONESIZE', '均']);

/** Look-alike capitals from other alphabets; escaped, so that readers of this file can tell them from Latin ones. */
const lookAlikes = new Map(
  Object.entries({
    A: '\u0410\u0391',
    E: '\u0415\u0395',
    I: '\u0406\u0399',
    L: '\u04c0', // The palochka, as a small l.
    M: '\u041c\u039c',
    O: '\u041e\u039f',
    S: '\u0405',
    T: '\u0422\u03a4',
    X: '\u0425\u03a7',
    3: '\u0417',
  }).flatMap(([latin, others]) => [...others].map(other => [other, latin] as const)),
);

/** The text as it looks: without invisible characters, and with look-alikes replaced. */
function unmask(text: string): string {
  return text
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '')
    .replace(/\P{ASCII}/gu, character => lookAlikes.get(character.toUpperCase()) ?? character);
}

// Longer than any size; protects the patterns below from hostile input.
const longest = 64;

function readVisible(text: string): SizeReading {
  if (text.length > longest) return { reason: 'unknown', readings: [] };
  // Only a to z, because toUpperCase() turns a German ß into SS, which is a size.
  const upper = text.replace(/[a-z]/g, letter => letter.toUpperCase());
  const flat = upper.replace(/\s*\((.+)\)$/, '/$1');
  return readBodyCode(flat) ?? readSeveral(flat) ?? readName(upper);
}

/** Reads a body code of GB/T 1335 (height/girth and build, as in 175/92A), alone or next to a size. */
function readBodyCode(text: string): SizeReading | undefined {
  const parts = /^(?:([^/]+)[/\s])?\s*\d{3}\/(\d{2,3})[YABC]?[码碼号號]?\s*(?:[/\s]([^/]+))?$/.exec(text);
  if (parts === null) return undefined;
  const [, before, girth, after] = parts;
  if (before !== undefined && after !== undefined) return { reason: 'unknown', readings: [] };
  const name = before ?? after;
  return name === undefined ? { reason: 'body-code', readings: sizesOfChest(Number(girth)) } : readName(name);
}

/**
 * The sizes for a chest girth: men's M is 88 cm, with 4 cm per size; women's sizes are one larger, and those of generous
 * brands one smaller. In a code for trousers this number is the waist, but nothing in the code shows that.
 */
function sizesOfChest(girth: number): Size[] {
  const rank = sizeRank('M') + Math.round((girth - 88) / 4);
  return [rank, rank - 1, rank + 1].flatMap(near => sizes[near - 1] ?? []);
}

// Gaps also occur inside a name (extra-large), so they are tried last.
const separators = [/[/\\|,;、&+~或和至到]|\b(?:OR|AND|TO)\b/u, gaps];

function readSeveral(text: string): SizeReading | undefined {
  for (const separator of separators) {
    const readings = text.split(separator).filter(Boolean).map(readName);
    // A single size is not a list, but "L L" is: it must not be read as LL.
    const found = readings.flatMap(reading => ('size' in reading ? [reading.size] : []));
    if (found.length > 1 && found.length === readings.length)
      return { reason: 'two-sizes', readings: [...new Set(found)] };
  }
  return undefined;
}

function readName(text: string): SizeReading {
  const name = text
    .trim()
    .replace(/\s*[码碼号號]$/u, '')
    .replace(gaps, '');
  const size = sizeOf.get(name);
  if (size !== undefined) return { size };
  const readings = ambiguous.get(name);
  if (readings !== undefined) return { reason: 'ambiguous', readings: [...readings] };
  return { reason: rejectionOf(name), readings: [] };
}

function rejectionOf(name: string): SizeRejection {
  if (oneSize.has(name)) return 'one-size';
  if (/^[1-9]\d*X[SL]$|^X+[SL]$/.test(name)) return 'out-of-range';
  if (/^\d+(?:[.,]\d+)?$/.test(name)) return 'number';
  return 'unknown';
}
