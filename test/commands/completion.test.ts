import { describe, expect, it } from 'vitest';
import { exerciseNames, metricNames, pairFormats, surveyFormats } from '../../shared/ids.ts';
import { languages } from '../../shared/language.ts';
import { run } from '../binary.ts';

/** What the built command answers a shell that asks for the last of these words. */
async function ask(...words: string[]): Promise<string[]> {
  const { code, stdout, stderr } = await run(['completion', 'for', 'bash', ...words]);
  expect([code, stderr]).toEqual([0, '']);
  return stdout.split('\n').filter(Boolean);
}

async function help(...words: string[]): Promise<string> {
  return (await run([...words, '--help'])).stdout;
}

const names = [...(await help()).matchAll(/^ {2}([a-z]+) /gm)].map(([, name = '']) => name);

describe('the completion', () => {
  it('knows the commands that --help knows', async () => {
    expect(names.length).toBeGreaterThan(8);
    expect(await ask('')).toEqual([...names, 'help', '--help', '--version', '--lang']);
  });

  it.each(names)('knows the flags that %s --help knows', async name => {
    const shown = [...(await help(name)).matchAll(/^ {2}(?:(-\w), )?(--[\w-]+)/gm)];
    const flags = shown.flatMap(([, short, long]) => [long, short]).filter(flag => flag !== undefined);
    expect(flags).toContain('--lang');
    expect(await ask(name, '-')).toEqual(flags);
  });

  it.each([
    [['cra'], ['crawl']],
    [['crawl', '--fo'], ['--format']],
    [['crawl', '--format', ''], [...surveyFormats]],
    [['crawl', '10.1.2.10-49', '--top', '3', '--format', 'n'], ['ndjson']],
    [['crawl', '--metric', ''], [...metricNames]],
    [['pair', 'answers.csv', '--metric', 'maha'], ['mahalanobis']],
    [['pair', '--format', ''], [...pairFormats]],
    [
      ['board', '--show', ''],
      ['all', 'seats'],
    ],
    [['serve', '--as', ''], [...exerciseNames]],
    [['check', '--as', 'ec'], ['echo']],
    [
      ['check', '--format', 'j'],
      ['json', 'junit'],
    ],
    [['demo', '--lang', ''], [...languages]],
    [
      ['demo', '--lang=zh'],
      ['--lang=zh-CN', '--lang=zh-TW'],
    ],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish', 'powershell'],
    ],
    [['completion', '--lang', 'en', 'f'], ['fish']],
    [['help', 'cra'], ['crawl']],
    [
      ['--lang', 'zh'],
      ['zh-CN', 'zh-TW'],
    ],
    [['--lang', 'zh-CN', 'cra'], ['crawl']],
    [['--lang', 'zh-CN', 'crawl', '--format', 'n'], ['ndjson']],
  ])('of %j is %j', async (words, expected) => {
    expect(await ask(...words)).toEqual(expected);
  });

  it.each([
    ['a file', ['serve', '--profile', '']],
    ['a file', ['pair', '']],
    ['a number', ['serve', '--height', '']],
    ['an address', ['crawl', '']],
    ['a second shell', ['completion', 'bash', '']],
    ['a command that there is not', ['dance', '']],
  ])('leaves %s to the shell and the person: %j', async (_, words) => {
    expect(await ask(...words)).toEqual([]);
  });

  it('describes in the language that is typed', async () => {
    const words = ['crawl', '--lang', 'zh-TW', '--form'];
    const { stdout } = await run(['completion', 'for', 'fish', ...words]);
    expect(stdout).toMatch(/^--format\t報告的格式：text、json/);
  });

  it('refuses a shell that it does not know, in one line, with exit code 2', async () => {
    const { code, stderr } = await run(['completion', 'tcsh']);
    expect(code).toBe(2);
    expect(stderr).toBe('peer-survey: completion: "tcsh" is not one of bash, zsh, fish, powershell\n');
  });
});
