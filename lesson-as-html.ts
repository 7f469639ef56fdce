import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Marked, type Tokens } from 'marked';
import { FILE } from './handout/lines.ts';

const PREFIX = '\0lesson:';
const SUFFIX = '.html';

/** Links between the pages of the handout. Links to other files are removed, since they need the internet. */
const served = /^(protocol|exercises|crawler)\.md(#.*)?$/;

const marked = new Marked({
  renderer: {
    heading({ tokens, depth, text }: Tokens.Heading) {
      return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
    },
    link({ href, tokens }: Tokens.Link) {
      const inner = this.parser.parseInline(tokens);
      if (href.startsWith('#')) return `<a href="${href}">${inner}</a>`;
      const [, page, anchor = ''] = served.exec(href) ?? [];
      return page === undefined ? inner : `<a href="${page}${anchor}">${inner}</a>`;
    },
    codespan: ({ text }: Tokens.Codespan) => `<code>${escapeHtml(callFile(text))}</code>`,
    // Wide tables and long lines scroll on their own; tabindex makes that possible with a keyboard.
    code: ({ text }: Tokens.Code) => `<pre tabindex="0"><code>${escapeHtml(callFile(text))}</code></pre>\n`,
    table(token: Tokens.Table) {
      const cells = (row: Tokens.TableCell[], tag: string) =>
        row.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('');
      const rows = token.rows.map(row => `<tr>${cells(row, 'td')}</tr>`).join('\n');
      return `<div class="wide" tabindex="0"><table>\n<tr>${cells(token.header, 'th')}</tr>\n${rows}\n</table></div>\n`;
    },
  },
});

/** A plugin for rolldown and vitest: importing a .md file gives it as HTML, made at build time. */
export const lessonAsHtml = {
  name: 'lesson-as-html',
  enforce: 'pre',
  resolveId(source: string, importer?: string): string | undefined {
    if (!source.endsWith('.md') || importer === undefined) return undefined;
    return PREFIX + resolve(dirname(importer), source) + SUFFIX;
  },
  async load(id: string): Promise<string | undefined> {
    if (!id.startsWith(PREFIX)) return undefined;
    const text = readFileSync(id.slice(PREFIX.length, -SUFFIX.length), 'utf8');
    const [, title = ''] = /^# (.*)$/m.exec(text) ?? [];
    const html = await marked.parse(text);
    return `export const title = ${JSON.stringify(title)};\nexport const html = ${JSON.stringify(html)};`;
  },
} as const;

/** The anchor of a heading, as GitHub makes it, so that links within a page work here too. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}

/** Students have the file of the handout, not the command that docs/ speak of. */
function callFile(text: string): string {
  return text.replace(/\bpeer-survey (?=(?:serve|talk|check|referee|demo)\b)/g, `node ${FILE} `);
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
