import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run, start } from '../binary.ts';
import { makeCampus } from '../similarity/campus.ts';

const folder = mkdtempSync(join(tmpdir(), 'peer-survey-'));
const file = (name: string, text: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const header = 'id,height,weight,size\n';
const room = `${header}a,170,60.2,M\nb,170,60.1,M\nc,180,70.1,L\nd,180,70.2,L\ne,150,75,S\nf,190,95.5,3XL\n`;

describe('pair', () => {
  it('names the pair, its ties, who comes next, and over whom it was computed', async () => {
    const { stdout, stderr, code } = await run(['pair', file('room.csv', room), '--top', '3']);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(stdout).toContain('Most alike: 2 pairs share first place');
    expect(stdout).toContain('a and b: 170 cm, 60.2 kg, M and 170 cm, 60.1 kg, M');
    expect(stdout).toContain('c and d: 180 cm, 70.1 kg, L and 180 cm, 70.2 kg, L');
    expect(stdout).toContain('6 of 6 rows compared.');
    expect(stdout).toMatch(/Next\n {2}[a-f] and [a-f] \(\d/);
  });

  it.each([
    [[2, 2, 2, 2, 2], 'Are weights in jin or pounds? 5 of 5 are large for the height (students 0, 1, 2, …).'],
    [[1, 1, 2, 1, 1], 'Are weights in jin or pounds? 1 of 5 is large for the height (student 2).'],
    [[1, 1, 1, 1, 1], ''],
  ])('asks for the unit of weights that are large for the heights: %j', async (factors, asked) => {
    const rows = [50, 58, 61, 66, 72].map((kg, at) => `${at},${160 + 5 * at},${kg * (factors[at] ?? 1)},M\n`);
    const { stderr, code } = await run(['pair', file('jin.csv', header + rows.join(''))]);
    expect({ asked: stderr.slice(0, asked.length || undefined), code }).toEqual({ asked, code: 0 });
  });

  it('reads standard input, and what crawl wrote', async () => {
    const host = (id: string, height: number) => ({
      type: 'host',
      seat: height,
      port: 1024,
      status: 'ok',
      student: { id, height, weight: 60, size: 'M' },
    });
    const lines = [{ type: 'header' }, host('a', 170), host('b', 171), host('c', 190), { type: 'trailer' }];
    const input = lines.map(line => `${JSON.stringify(line)}\n`).join('');
    const { stdout, code } = await run(['pair', '-', '--format', 'json'], { input });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'peer-survey/pair@1',
      metric: 'seuclidean',
      weights: [1, 1, 1],
      rows: 3,
      compared: 3,
      mostSimilar: [
        { a: { id: 'a', height: 170 }, b: { id: 'b' }, heightDiff: 1, weightDiff: 0, sizeDiff: 0 },
      ],
      ties: 1,
    });
  });

  it('calls a seat of a crawl by its number, and its port as it was asked', async () => {
    const seat = { seat: 9, port: 5000, status: 'refused', problem: { code: 'refused', afterMs: 1 } };
    const { stdout } = await run(['pair', '-'], { input: JSON.stringify({ hosts: [seat] }) });
    expect(stdout).toContain('  seat 9: port 5000 is closed\n');
  });

  it('takes metric and weights, and explains the distance measure by measure', async () => {
    const args = ['--metric', 'gower', '--weights', '1,3,0', '--explain', '--format', 'json'];
    const { stdout } = await run(['pair', file('explained.csv', room), ...args]);
    const { metric, weights, explained, mostSimilar } = JSON.parse(stdout);
    expect({ metric, weights }).toEqual({ metric: 'gower', weights: [1, 3, 0] });
    expect(mostSimilar[0].distance).toBeCloseTo((3 * (0.1 / 35.4)) / 4, 14);
    expect(explained).toEqual({
      height: { difference: 0, scale: 40, share: 0 },
      weight: { difference: 0.1, scale: 35.4, share: 1 },
      size: { difference: 0, scale: 5, share: 0 },
    });
    const text = await run(['pair', file('explained.csv', room), '--explain']);
    expect(text.stdout).toMatch(/weight +0\.1 kg +\d+\.\d+ kg +100\.0 %/);
  });

  it('gives no measure a share of a distance that is 0', async () => {
    const path = file('twins.csv', `${room}g,170,60.2,M\n`);
    const { stdout } = await run(['pair', path, '--explain']);
    expect(stdout).toContain('Distance 0.000, by');
    expect(stdout).toMatch(/weight +0 kg +\d+\.\d+ kg +–\n/);
  });

  it('lists each student’s nearest neighbour', async () => {
    const path = file('nearest.csv', room);
    const { stdout } = await run(['pair', path, '--nearest', '--format', 'json']);
    const { nearest } = JSON.parse(stdout);
    expect(nearest).toHaveLength(6);
    expect(nearest.slice(0, 4).map((row: { id: string; nearest: string }) => row.id + row.nearest)).toEqual([
      'ab',
      'ba',
      'cd',
      'dc',
    ]);
    const text = await run(['pair', path, '--nearest']);
    expect(text.stdout).toContain('  a → b (');
    const csv = await run(['pair', path, '--nearest', '--format', 'csv']);
    expect(csv.stdout).toMatch(/^\ufeff"id","nearest","distance"\r\n"a","b",0\.\d+\r\n/);
  });

  it('writes pairs as CSV, those that tie on one place, and nothing that a spreadsheet would run', async () => {
    const path = file('formula.csv', room.replace('\na,', '\n=1+1,'));
    const { stdout } = await run(['pair', path, '--format', 'csv', '--top', '3']);
    const [columns, first, second, third] = stdout.split('\r\n');
    expect(columns).toBe('\ufeff"place","id_a","id_b","distance","height_diff","weight_diff","size_diff"');
    expect(first).toMatch(/^1,"'=1\+1","b",/);
    expect(second).toMatch(/^1,"c","d",/);
    expect(third).toMatch(/^3,/);
  });

  it('shows the first rows of each fault by line, and makes them harmless', async () => {
    const rows = 'g,1.75,60,M\nh,1.8,60,M\ni,170,60kg\u001b[2J,M\na,171,61,M\n';
    const { stdout, code } = await run(['pair', file('faults.csv', room + rows)]);
    expect(code).toBe(0);
    expect(stdout).toContain('5 of 10 rows compared; left out: 2 rows share a student number');
    expect(stdout).toContain('2 rows: the height looks like it is in metres');
    expect(stdout).toContain('line 9: the height (1.8)');
    expect(stdout).toContain('line 10: weight "60kg\\e[2J" is not just a number');
    expect(stdout).not.toContain('\u001b');
  });
});

it('names each student’s nearest, with the brackets of the language', async () => {
  const path = file('three.csv', `${header}a,170,60,M\nb,171,60,M\nc,190,90,XL\n`);
  const nearest = async (lang: string) =>
    (await run(['pair', path, '--nearest', '--lang', lang])).stdout.split('\n').slice(-4, -1);
  expect(await nearest('en')).toEqual([
    expect.stringMatching(/^ {2}a → b \(0\.\d+\)$/),
    expect.stringMatching(/^ {2}b → a \(0\.\d+\)$/),
    expect.stringMatching(/^ {2}c → b \(\d\.\d+\)$/),
  ]);
  expect((await nearest('zh-CN'))[0]).toMatch(/^ {2}a → b（0\.\d+）$/);
});

describe('the exit code of pair', () => {
  it.each([
    ['nobody', header],
    ['one student', `${header}a,170,60,M\n`],
    ['two who share their number', `${header}a,170,60,M\na,171,60,M\n`],
  ])('is 1 where %s can be compared', async (_who, text) => {
    const { code, stdout } = await run(['pair', file('few.csv', text)]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^No pair: /);
  });

  it('is 1 for a header alone, of which there is nothing more to say', async () => {
    const { code, stdout } = await run(['pair', file('header.csv', header)]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'No pair: there are no rows.\n' });
  });

  it('is 1 where the metric has no value for them: mahalanobis needs ten', async () => {
    const { code, stdout } = await run(['pair', file('six.csv', room), '--metric', 'mahalanobis']);
    expect(code).toBe(1);
    expect(stdout).toContain('needs 10 students, not 6');
  });

  it.each([
    [
      'a file that is not there',
      ['nowhere.csv'],
      /^peer-survey: cannot read nowhere\.csv: there is no such file or folder\n$/,
    ],
    ['a folder', ['.'], /^peer-survey: cannot read \.: it is a folder, not a file\n$/],
    ['no file', [], /^peer-survey: the argument file is missing.*\n$/],
    ['two files', ['a', 'b'], /^peer-survey: too many arguments.*\n$/],
    [
      'an unknown format',
      ['-', '--format', 'xml'],
      /^peer-survey: --format: "xml" is not one of text, json, csv\n$/,
    ],
    ['an unknown metric', ['-', '--metric', 'bmi'], /^peer-survey: --metric: "bmi" is not one of .*\n$/],
    ['two weights', ['-', '--weights', '1,2'], /^peer-survey: --weights: expected .*\n$/],
    [
      'weights that are all 0',
      ['-', '--weights', '0,0,0'],
      /^peer-survey: --weights: expected at least one number above 0\n$/,
    ],
    [
      'weights for a metric that takes none',
      ['-', '--metric', 'mahalanobis', '--weights', '1,2,1'],
      /^peer-survey: --metric mahalanobis takes no weights; .*\n$/,
    ],
    [
      'a table without a header',
      ['-'],
      /^peer-survey: standard input has no columns id, height, weight, size; .*\n$/,
    ],
  ])('is 2, with one line, for %s', async (_what, args, sentence) => {
    const { code, stdout, stderr } = await run(['pair', ...args], { input: '1,170,60,M\n' });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
  });
});

describe('pair in Chinese', () => {
  it.each([
    ['zh-CN', '3 行中有 2 行参加比较；没有参加的：1 行用不了。', '第 4 行：体重是空的'],
    ['zh-TW', '3 列中有 2 列參與比較；沒有參與的：1 列無法使用。', '第 4 行：體重是空的'],
  ])('says the same in %s, of a table in GB18030', async (lang, compared, fault) => {
    const gb18030 = Buffer.from(
      'd1a7bac52cc9edb8df2ccce5d6d82cb3dfc2eb0ad5c5c8fd2c3137302c36302cd6d00a',
      'hex',
    );
    const path = file('gb.csv', Buffer.concat([gb18030, Buffer.from('b,171,60,L\nc,172,,L\n')]));
    const { stdout } = await run(['pair', path, '--lang', lang]);
    expect(stdout).toContain('张三');
    expect(stdout).toContain(compared);
    expect(stdout).toContain(fault);
  });
});

it('a reader that goes away early ends it quietly', async () => {
  const rows = makeCampus('one decimal', { size: 20_000, seed: 1 });
  const table = rows.map(({ height, weight }, n) => `s${n},${height},${weight},M\n`).join('');
  const program = start(['pair', file('large.csv', header + table), '--nearest']);
  await program.waitFor(/Nearest to each/);
  program.closeReader('stdout');
  program.endInput();
  expect(await program.done).toMatchObject({ code: 0, stderr: '' });
});
