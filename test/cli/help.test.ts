import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/table.ts';
import { languages } from '../../shared/language.ts';
import { command, run, runProgram } from '../binary.ts';
import { pythonCommand } from '../server/python-client.ts';
import { lacks } from '../tools/lacks.ts';

const names = Object.keys(commands);
const chinese = languages.filter(language => language !== 'en');

const asked = new Map<string, ReturnType<typeof run>>();

/** Each help text is asked for once, however many tests read it. */
async function help(name: string | undefined, lang: string): Promise<string> {
  const args = [...(name === undefined ? [] : [name]), '--help', '--lang', lang];
  const key = args.join(' ');
  const ending = asked.get(key) ?? run(args);
  asked.set(key, ending);
  const { code, stdout, stderr } = await ending;
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

describe.each(languages)('the help in %s', lang => {
  it.each([undefined, ...names])('of %s fits into 80 columns', async name => {
    for (const line of (await help(name, lang)).split('\n'))
      expect(stringWidth(line)).toBeLessThanOrEqual(80);
  });

  it.each(names)('of %s stands in two columns', async name => {
    // A term, two blanks or more, and its text; or blanks up to the text's column.
    const rows = (await help(name, lang)).split('\n').filter(line => line.startsWith('  '));
    const starts = rows.map(row => stringWidth(/^(?: {2}\S.*? {2,}| {3,})(?=\S)/.exec(row)?.[0] ?? ''));
    expect(new Set(starts).size, rows.join('\n')).toBe(1);
  });
});

describe.skipIf(lacks('python3'))('on a terminal', () => {
  it.each(languages.flatMap(lang => [60, 200].map(columns => ({ lang, columns }))))(
    'the help fits: %j',
    async ({ lang, columns }) => {
      for (const name of [[], ['crawl'], ['worker'], ['talk']]) {
        const words = command([...name, '--help', '--lang', lang]);
        const sized = ['sh', '-c', `stty cols ${columns}; exec "$@"`, 'sh', ...words];
        const { stdout } = await runProgram(pythonCommand('on_a_terminal.py', ...sized));
        for (const line of stdout.split('\r\n'))
          expect([line, stringWidth(line) <= columns]).toEqual([line, true]);
      }
    },
  );
});

describe.each(chinese)('the help in %s', lang => {
  it.each(names)('of %s has no English but what is typed', async name => {
    const said = await help(name, lang);
    expect(said).not.toMatch(/[<[](?!shell>)[a-z:,-]+[.]*[>\]]/);
    expect(said).not.toMatch(/Usage|Arguments|Options|default|choices|display/);
  });
});

describe('a mistake on the command line', () => {
  it.each([
    [
      'zh-CN',
      ['crawl', '--prot'],
      '没有 --prot 这个选项；是不是 --port？（用 peer-survey crawl --help 查看有哪些）',
    ],
    ['zh-CN', ['talk'], '缺少参数 主机:端口（用 peer-survey talk --help 查看有哪些）'],
    ['zh-CN', ['check'], '缺少参数 目标'],
    ['zh-CN', ['pair', 'nowhere.csv'], '无法读取 nowhere.csv：没有这个文件或文件夹'],
    ['zh-TW', ['list', '@nowhere.txt'], '無法讀取 nowhere.txt：沒有這個檔案或資料夾'],
    [
      'en',
      ['crawl', '127.0.0.1', '--out', 'nowhere/report.csv'],
      'cannot write nowhere/report.csv: there is no such file or folder',
    ],
    ['zh-TW', ['pair'], '缺少引數 檔案（用 peer-survey pair --help 查看有哪些）'],
    ['zh-TW', ['demo', 'x'], '引數太多（用 peer-survey demo --help 查看有哪些）'],
    ['zh-TW', ['serve', '--as'], '--as <練習> 後面缺少值（用 peer-survey serve --help 查看有哪些）'],
    [
      'en',
      ['serve', '--as'],
      '--as <exercise>: its value is missing (peer-survey serve --help lists what there is)',
    ],
  ])('is named in %s: %j', async (lang, [command = '', ...rest], sentence) => {
    const { code, stdout, stderr } = await run([command, '--lang', lang, ...rest]);
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: `peer-survey: ${sentence}\n` });
  });
});
