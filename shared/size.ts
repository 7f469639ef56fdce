import type { SizeRejection } from './finding.ts';

/** The clothing sizes in their normal form, smallest first. */
export const sizes = ['XXS', 'XS', 'S', 'M', 'L', 'XL', 'XXL', '3XL', '4XL', '5XL', '6XL'] as const;
export type Size = (typeof sizes)[number];

/** A size, or why it is none and what it may have meant, likeliest first. */
export type SizeReading = { size: Size } | { reason: SizeRejection; readings: Size[] };

/** The place of a size among all sizes, from 1 (XXS) to 11 (6XL). */
export function sizeRank(size: Size): number {
  return sizes.indexOf(size) + 1;
}

/** Reads a size the way people write it; what could mean two things is rejected, never guessed. */
export function readSize(text: string): SizeReading {
  // Nearly all: each name reads as itself, and a sweep asks 65,536 times.
  const known = sizeOf.get(text);
  if (known !== undefined) return { size: known };
  const written = text.normalize('NFKC');
  // Before trim(), which would drop a byte order mark unseen.
  const seen = unmask(written);
  const reading = readVisible(seen.trim());
  // A disguise is worth naming only where the size behind it would have passed.
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

/** Blanks, hyphens, dots and underscores, which people put into a size (XX-L, X Large, X_L) and which mean nothing there. */
const gaps = /[\s\p{Pd}._]+/gu;

const sizeOf = new Map(
  sizes.flatMap(size => names[size].map(name => [name.replace(gaps, ''), size] as const)),
);

/** Names on which makers, countries or shops disagree. */
const ambiguous = new Map<string, readonly Size[]>([
  // Japan counts the Ls, so that 2L is XL there and XXL elsewhere.
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

// 均 is what is left of 均码 without its last character.
const oneSize = new Set(['F', 'FREE', 'FREESIZE', 'ONESIZE', '均']);

/** Letters of other alphabets, in upper case, escaped so that a reader can tell them from the Latin ones. */
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

/** The text as the eye sees it: without invisible characters, and with look-alikes replaced. */
function unmask(text: string): string {
  return text
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '')
    .replace(/\P{ASCII}/gu, character => lookAlikes.get(character.toUpperCase()) ?? character);
}

// Longer than any size with all its words: keeps a hostile reply away from the patterns below.
const longest = 64;

function readVisible(text: string): SizeReading {
  if (text.length > longest) return { reason: 'unknown', readings: [] };
  // Letter by letter, as the upper case of a German ß would be SS, a size.
  const upper = text.replace(/[a-z]/g, letter => letter.toUpperCase());
  const flat = upper.replace(/\s*\((.+)\)$/, '/$1');
  return readBodyCode(flat) ?? readSeveral(flat) ?? readName(upper);
}

/** A body code of GB/T 1335, height/girth and build as in 175/92A, alone or with a size on one side. */
function readBodyCode(text: string): SizeReading | undefined {
  const parts = /^(?:([^/]+)[/\s])?\s*\d{3}\/(\d{2,3})[YABC]?[码碼号號]?\s*(?:[/\s]([^/]+))?$/.exec(text);
  if (parts === null) return undefined;
  const [, before, girth, after] = parts;
  if (before !== undefined && after !== undefined) return { reason: 'unknown', readings: [] };
  const name = before ?? after;
  return name === undefined ? { reason: 'body-code', readings: sizesOfChest(Number(girth)) } : readName(name);
}

/**
 * Men's M is 88 cm, with 4 cm a size; women's sizes are one up, and those of generous brands one down.
 * A trouser code has the waist there, and is taken for a chest all the same: nothing in it tells.
 */
function sizesOfChest(girth: number): Size[] {
  const rank = sizeRank('M') + Math.round((girth - 88) / 4);
  return [rank, rank - 1, rank + 1].flatMap(near => sizes[near - 1] ?? []);
}

// The second also stands inside a name (extra-large), so that it is tried last.
const separators = [/[/\\|,;、&+~或和至到]|\b(?:OR|AND|TO)\b/u, gaps];

function readSeveral(text: string): SizeReading | undefined {
  for (const separator of separators) {
    const readings = text.split(separator).filter(Boolean).map(readName);
    // A size by itself is none of several, but two of one size are: "L L" is not read as LL.
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
