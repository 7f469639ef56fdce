import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const PREFIX = '\0text:';
const SUFFIX = '.text';

/** For rolldown and vitest: what imports a .css file gets its text, for a page that is written into one file. */
export const cssAsText = {
  name: 'css-as-text',
  enforce: 'pre',
  resolveId(source: string, importer?: string): string | undefined {
    if (!source.endsWith('.css') || importer === undefined) return undefined;
    // A name that does not end in .css: the bundlers' own handling of style sheets stays out of it.
    return PREFIX + resolve(dirname(importer), source) + SUFFIX;
  },
  load(id: string): string | undefined {
    if (!id.startsWith(PREFIX)) return undefined;
    const text = readFileSync(id.slice(PREFIX.length, -SUFFIX.length), 'utf8');
    return `export const css = ${JSON.stringify(text.replace(/\s*\n\s*/g, '\n'))};`;
  },
} as const;
