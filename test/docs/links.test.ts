import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorsOf, linksOf, readPage } from './pages.ts';

const paths = [
  ...readdirSync('.'),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).map(name => join('docs', name)),
].filter(name => name.endsWith('.md'));

describe('the pages', () => {
  it('are found', () => expect(paths.length).toBeGreaterThan(10));
});

describe.each(paths)('%s', path => {
  const local = linksOf(readPage(path)).filter(target => !/^[a-z]+:/.test(target));

  it('links only to what there is', () => {
    const missing = local.filter(target => {
      const [file = '', anchor] = target.split('#');
      const there = file === '' ? path : join(dirname(path), file);
      if (!existsSync(there)) return true;
      return anchor !== undefined && !anchorsOf(readPage(there)).includes(decodeURIComponent(anchor));
    });
    expect(missing).toEqual([]);
  });
});
