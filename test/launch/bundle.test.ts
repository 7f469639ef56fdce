import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openBundle } from '../../launch/bundle.ts';
import { compiledOf, scriptOf } from '../../launch/code.ts';
import { compile } from '../../launch/compile.ts';

const files = {
  'program.js': `
    const other = require('./other.js');
    exports.greeting = other.greet(require('node:path').basename(__filename));
    exports.again = require('./other.js') === other;
    exports.folder = __dirname;`,
  'other.js': "exports.greet = name => 'I am ' + name;",
};

/** A folder with the files, and what `compiled` makes of each. */
function bundle(compiled: (path: string, code: string) => Uint8Array | undefined): string {
  const folder = mkdtempSync(join(tmpdir(), 'peer-survey-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, code] of Object.entries(files)) {
    const path = join(folder, name);
    writeFileSync(path, code);
    const data = compiled(path, code);
    if (data) writeFileSync(compiledOf(path), data);
  }
  return folder;
}

describe('a bundle is loaded as Node would load it', () => {
  it.each([
    ['from compiled code', compile],
    ['without', () => undefined],
    ['where compiled code is damaged', () => Buffer.from('nothing of the sort')],
    ['where it is of another text', (path: string) => compile(path, 'exports.greeting = "another";')],
  ])('%s', (_, compiled) => {
    const folder = bundle(compiled);
    const program = openBundle(folder, createRequire(import.meta.url))('./program.js');
    expect(program).toEqual({ greeting: 'I am program.js', again: true, folder });
  });
});

describe('the files of the program', () => {
  const names = readdirSync('dist').filter(name => name.endsWith('.js') && name !== 'page.js');
  const calls = new Map(
    names.map(name => {
      const code = readFileSync(join('dist', name), 'utf8');
      return [
        name,
        [...code.matchAll(/(?<!=>)require\([`'"]\.\/([^`'"]+)/g)].map(([, called = '']) => called),
      ];
    }),
  );
  const reach = (name: string, from: readonly string[] = []): string[] =>
    from.includes(name)
      ? []
      : (calls.get(name) ?? []).flatMap(next => [next, ...reach(next, [...from, name])]);

  it('are called by no file that they call: it would get them half done', () => {
    expect(calls.get('program.js')).not.toEqual([]);
    expect(names.filter(name => reach(name).includes(name))).toEqual([]);
  });

  it('do not start the program again', () => {
    expect(names.filter(name => calls.get(name)?.includes('program.js'))).toEqual([]);
  });
});

describe('compiled code', () => {
  const path = '/nowhere/program.js';
  const code = files['program.js'];

  it('is taken for the text that it was made of', () => {
    expect(scriptOf(path, code, compile(path, code)).cachedDataRejected).toBe(false);
  });

  it('is not taken for another', () => {
    expect(scriptOf(path, `${code}\n`, compile(path, code)).cachedDataRejected).toBe(true);
  });

  it('is there for all that the program loads', () => {
    const wanted = readdirSync('dist').filter(
      name => name.endsWith('.js') && !/^(cli|page|seats|second-thread)\.js$/.test(name),
    );
    expect(wanted.length).toBeGreaterThan(10);
    expect(wanted.filter(name => !existsSync(compiledOf(join('dist', name))))).toEqual([]);
    // What Node itself loads is without.
    expect(readFileSync('dist/cli.js', 'utf8')).toMatch(/^#!/);
    expect(existsSync(compiledOf('dist/cli.js'))).toBe(false);
  });
});
