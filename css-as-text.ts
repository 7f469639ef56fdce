import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const PREFIX = '\0text:';
const SUFFIX = '.text';

/** A plugin for rolldown and vitest: importing a .css file gives its text, to be embedded in a page. */
export const cssAsText = {
  name: 'css-as-text',
  enforce: 'pre',
  resolveId(source: string, importer?: string): string | undefined {
    if (!source.endsWith('.css') || importer === undefined) return undefined;
    // The name must not end in .css, or the bundlers would apply their own handling of style sheets.
    return PREFIX + resolve(dirname(importer), source) + SUFFIX;
  },
  load(id: string): string | undefined {
    if (!id.startsWith(PREFIX)) return undefined;
    const text = readFileSync(id.slice(PREFIX.length, -SUFFIX.length), 'utf8');
    return `export const css = ${JSON.stringify(text.replace(/\s*\n\s*/g, '\n'))};`;
  },
} as const;
