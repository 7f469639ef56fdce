import { describe, expect, it } from 'vitest';
import { simplifiedOnly, traditionalOnly } from '../chinese.ts';
import { type Page, readPage } from './pages.ts';

/** The pages that are written in three languages, in the order of `languages` below. */
const pages = [
  ['README.md', 'README.zh-CN.md', 'README.zh-TW.md'],
  ...['protocol', 'exercises', 'crawler', 'privacy', 'platforms', 'campus', 'seats'].map(name => [
    `docs/${name}.md`,
    `docs/zh-CN/${name}.md`,
    `docs/zh-TW/${name}.md`,
  ]),
].map(paths => paths.map(readPage));

const translations = pages.flatMap(([english, ...others]) =>
  others.flatMap(other => (english ? [{ path: other.path, english, other }] : [])),
);

/** What is typed is the same in each language, but for the words that stand for a value. */
const placeholders = new Map([
  ['主机', 'HOST'],
  ['主機', 'HOST'],
  ['@文件', '@FILE'],
  ['@檔案', '@FILE'],
]);

function inEnglish(text: string): string {
  const named = [...placeholders].reduce((so, [theirs, ours]) => so.replaceAll(theirs, ours), text);
  return named
    .replaceAll(/--lang zh-(CN|TW)/g, '--lang en')
    .replaceAll(/(README\.|docs\/|\()zh-(CN|TW)[./]/g, '$1');
}

const commandsOf = ({ code }: Page) =>
  code.map(line => line.trim()).filter(line => /^(\$ )?(npm|npx|node|peer-survey|python) /.test(line));
const spansOf = ({ prose }: Page) =>
  [...prose.matchAll(/`([^`\n]+(?:\n[^`\n]+)?)`/g)]
    .map(([, span = '']) => inEnglish(span).replace('\n', ' '))
    .sort();
const figuresOf = ({ prose }: Page) =>
  [...inEnglish(prose).matchAll(/(?<![\w.])\d+(?:[.,]\d+)*(?:\+)?/g)].map(([figure]) => figure).sort();

/** Python without its comments, which are in the language of the page. */
const pythonOf = ({ text }: Page) =>
  (/```python\n([\s\S]*?)```/.exec(text)?.[1] ?? '').replaceAll(/#.*|"""[^"]*"""/g, '');

describe.each(translations)('$path', ({ english, other }) => {
  it('has the headings, lists, tables and blocks of the English page', () => {
    expect(other.shape).toEqual(english.shape);
  });

  it('has its commands', () => expect(commandsOf(other)).toEqual(commandsOf(english)));

  it('has its flags, names and keys', () => expect(spansOf(other)).toEqual(spansOf(english)));

  it('has its figures', () => expect(figuresOf(other)).toEqual(figuresOf(english)));

  it('has its Python, in which only comments differ', () => expect(pythonOf(other)).toBe(pythonOf(english)));

  it('keeps to its own characters and terms', () => {
    // The other languages have their own names, and a law the name that it was given.
    const own = other.text.replaceAll(/简体中文|正體中文|《[^》]*》/g, '');
    expect(own).not.toMatch(other.path.includes('zh-CN') ? traditionalOnly : simplifiedOnly);
  });
});
