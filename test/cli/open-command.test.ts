import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Usage } from '../../cli/define-command.ts';
import { openCommand } from '../../cli/open-command.ts';
import { TextAsked, UsageError } from '../../cli/usage-error.ts';
import { loadMessages } from '../../messages/load.ts';
import { surveyFormats } from '../../shared/ids.ts';
import { languages } from '../../shared/language.ts';
import { run } from '../binary.ts';

const usage = {
  name: 'crawl',
  operands: [{ word: '[target...]', help: 'target' }],
  options: ['exclude', 'maxHosts', 'timeout', 'weights', 'surveyFormat', 'out', 'minOk', 'nearest'],
} as const satisfies Usage;
const file = { name: 'pair', operands: [{ word: '<file>', help: 'answers' }] } as const satisfies Usage;

const messages = await loadMessages('en');
const open = (...words: string[]) => openCommand(usage, words, messages);
const mistakeOf = (opened: Promise<unknown>) =>
  opened.then(
    () => 'none',
    error => (error instanceof UsageError ? error.message : error),
  );

beforeAll(() => {
  // No lab.config.json here.
  process.chdir(mkdtempSync(join(tmpdir(), 'peer-survey-')));
});

describe('the words of a command line', () => {
  it('become the values of the options that the command has picked', async () => {
    const { options, operands } = await open('10.0.0.1', '--min-ok', '3', '--nearest', '--format', 'csv');
    expect(operands).toEqual(['10.0.0.1']);
    expect(options).toEqual({
      exclude: [],
      maxHosts: 4_096,
      timeout: undefined,
      weights: undefined,
      surveyFormat: 'csv',
      out: undefined,
      minOk: 3,
      nearest: true,
      config: undefined,
      lang: undefined,
      noColor: false,
    });
  });

  it('leave a target alone that comes after the value of a list', async () => {
    const { options, operands, settings } = await open('--exclude', '10.0.0.5', '10.0.0.1-8');
    expect(operands).toEqual(['10.0.0.1-8']);
    expect(options.exclude).toEqual(['10.0.0.5']);
    expect(settings.config.exclude).toEqual(['10.0.0.5']);
  });

  it('may repeat an option whose value is a list', async () => {
    const { settings } = await open('--exclude', 'a', '10.0.0.1', '--exclude=b');
    expect(settings.config.exclude).toEqual(['a', 'b']);
  });

  it('override the configuration', async () => {
    const { settings } = await open('--timeout', '700', '--weights', '1,2.5,0');
    expect(settings.config.sweep.timeoutMs).toBe(700);
    expect(settings.config.similarity.weights).toEqual([1, 2.5, 0]);
  });

  it.each([
    [['--timeout', 'soon'], '--timeout: expected a number'],
    [['--timeout', '5'], '--timeout: expected at least 50'],
    [['--max-hosts', '0'], '--max-hosts: "0" is not a whole number from 1 to 65536'],
    [['--min-ok', '1.5'], '--min-ok: "1.5" is not a whole number from 0 up'],
    [['--min-ok', ''], '--min-ok: "" is not a whole number from 0 up'],
    [['--format', 'pdf'], `--format: "pdf" is not one of ${surveyFormats.join(', ')}`],
    [['--out', ''], '--out: its value is missing'],
    [['--config', ''], 'cannot read "": there is no such file or folder'],
    [['--lang', 'klingon'], `--lang: "klingon" is not one of ${languages.join(', ')}`],
  ])('are refused by the name of the option: %j', async (words, sentence) => {
    expect(await mistakeOf(open(...words))).toBe(sentence);
  });

  it('are refused in the language that they ask for', async () => {
    expect(await mistakeOf(open('--lang', 'zh', '--min-ok', 'x'))).toBe(
      '--min-ok 要 0 或更大的整数，不能是“x”',
    );
  });

  it.each([[['--help']], [['help']], [['-h', '10.0.0.1']]])('ask for the help with %j', async words => {
    await expect(open(...words)).rejects.toThrow(TextAsked);
    await expect(openCommand(file, words, messages)).rejects.toThrow(TextAsked);
  });

  it('may not be more than the command has use for', async () => {
    expect(await mistakeOf(openCommand(file, ['a', 'b'], messages))).toContain('too many arguments');
  });
});

describe('the program', () => {
  const helpOf = async (...words: string[]) => (await run(words)).stdout;

  it.each([[['help', 'crawl']], [['crawl', 'help']], [['--lang', 'en', 'help', 'crawl']]])(
    'says with %j what crawl --help says',
    async words => expect(await helpOf(...words)).toBe(await helpOf('crawl', '--help')),
  );

  it('takes the options of all commands in front of the command, too', async () => {
    const after = await helpOf('crawl', '--lang', 'zh-CN', '--help');
    expect(await helpOf('--lang', 'zh-CN', 'crawl', '--help')).toBe(after);
    expect(await helpOf('--no-color', '--lang=zh', 'crawl', '--help')).toBe(after);
  });

  it('shows its own help and version', async () => {
    for (const words of [['help'], ['help', 'help'], ['help', '--lang', 'en']])
      expect(await helpOf(...words)).toBe(await helpOf('--help'));
    expect(await helpOf('--lang', 'en', '--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
