/** A number format such as 0000000000 or "2026"0000: the text before a whole number, and its least number of digits. */
interface Padding {
  before: string;
  digits: number;
}

/** The padding of each cell style that has one, by the number of the style. */
export function readPadding(styles: string): Map<number, Padding> {
  const formats = new Map(
    [...styles.matchAll(/<numFmt\s[^<>]*>/g)].map(([tag]) => [
      attributeOf(tag, 'numFmtId'),
      attributeOf(tag, 'formatCode'),
    ]),
  );
  const [cellStyles = ''] = styles.split(/<cellXfs[\s>]/)[1]?.split('</cellXfs>') ?? [];
  const padding = new Map<number, Padding>();
  for (const [at, [tag]] of [...cellStyles.matchAll(/<xf\s[^<>]*>/g)].entries()) {
    const format = formats.get(attributeOf(tag, 'numFmtId'))?.replaceAll('&quot;', '"') ?? '';
    const [, before, zeros] = /^("[^"]{0,64}"|(?:\\.){0,64})(0{1,64})(?:_.)*(?:;.*)?$/.exec(format) ?? [];
    if (before === undefined || zeros === undefined) continue;
    padding.set(at, { before: before.replace(/["\\]/g, ''), digits: zeros.length });
  }
  return padding;
}

/** Turns whole numbers with a padding into the text that Excel shows. */
export function padNumbers(sheet: string, padding: ReadonlyMap<number, Padding>): string {
  if (padding.size === 0) return sheet;
  return sheet.replace(
    /(<c\s[^<>]*)>(<f\b(?:[^<>]*\/>|[^<]*<\/f>))?<v>(\d+)<\/v>/g,
    (cell, tag: string, formula: string | undefined, digits: string) => {
      const found = padding.get(Number(attributeOf(tag, 's') || Number.NaN));
      if (!found || !['', 'n'].includes(attributeOf(tag, 't'))) return cell;
      const text = found.before + digits.padStart(found.digits, '0');
      return `${tag.replace(/\st\s*=\s*["']n["']/, '')} t="str">${formula ?? ''}<v>${text}</v>`;
    },
  );
}

function attributeOf(tag: string, name: string): string {
  return new RegExp(`\\s${name}\\s*=\\s*(["'])(.*?)\\1`).exec(tag)?.[2] ?? '';
}
