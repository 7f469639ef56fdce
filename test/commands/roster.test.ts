import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawStudents } from '../../room/bodies.ts';
import { surveyFormats } from '../../shared/ids.ts';
import { surveySchema } from '../../survey/survey-schema.ts';
import { run } from '../binary.ts';
import { encode } from '../saved/encode.ts';

const folder = mkdtempSync(join(tmpdir(), 'peer-survey-roster-'));
const students = drawStudents(40, 1);
/** As the list has them: the numbers are far enough apart that one wrong digit is nearest to one of them. */
const listed = students.map((record, index) => ({
  ...record,
  id: `2026${String((index + 1) * 137).padStart(4, '0')}${String(index + 1).padStart(2, '0')}`,
  name: `学生${'甲乙丙丁戊己庚辛壬癸'[index % 10]}${'东南西北'[Math.floor(index / 10)]}`,
  seat: index + 1,
}));
const person = (seat: number) => `${listed[seat - 1]?.id} ${listed[seat - 1]?.name}`;

/** Seats 5, 6 and 7 are off; 11 and 12 have swapped; 20 has a wrong digit in its number. */
const absent = [5, 6, 7];
const typo = `9${listed[19]?.id.slice(1)}`;
const here = listed.map((record, index) => {
  if (index === 10) return listed[11] ?? record;
  if (index === 11) return listed[10] ?? record;
  return index === 19 ? { ...record, id: typo } : record;
});

const servers: Server[] = [];
let targets: string[] = [];
const roster = join(folder, '名单.csv');

beforeAll(async () => {
  targets = [];
  for (const { id, height, weight, size } of here) {
    const server = createServer(socket => {
      socket.on('error', () => {});
      socket.end(`${JSON.stringify({ id, height, weight, size })}\n`);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    servers.push(server);
    const address = server.address();
    // A seat that is off gets an address without a server: a port that was closed again could go to the next program.
    const host = absent.includes(servers.length) ? '127.77.0.1' : '127.0.0.1';
    targets.push(`${host}:${typeof address === 'object' && address ? address.port : 0}`);
  }
  const rows = listed.map(({ id, name, seat }) => `${id},${name},${seat}`);
  writeFileSync(roster, encode(`学号,姓名,座位\r\n${rows.join('\r\n')}\r\n`, 'gb18030'));
});
afterAll(() => {
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true });
});

const crawl = (...args: string[]) => run(['crawl', ...targets, '--roster', roster, ...args]);

describe('a crawl with a class list in GB18030', () => {
  it.each([
    [
      'en',
      '36 of 40 answered, 4 missing, 2 in another seat, 1 number not on the list, 0 there twice.',
      (seat: number) => `${person(seat)}, seat ${seat}`,
      `${person(12)} sits in seat 11, not in seat 12`,
      `seat 20: ${typo}; nearest on the list: ${person(20)}`,
    ],
    [
      'zh-CN',
      '40 人中有 36 人回答，缺 4 人，换座 2 人，名单外学号 1 个，重复 0 人。',
      (seat: number) => `${person(seat)}，${seat} 号座位`,
      `${person(12)} 坐在 11 号座位，名单上是 12 号`,
      `20 号座位：${typo}；名单上最接近的是 ${person(20)}`,
    ],
    [
      'zh-TW',
      '40 人中有 36 人回答，缺 4 人，換座位 2 人，名單外學號 1 個，重複 0 人。',
      (seat: number) => `${person(seat)}，${seat} 號座位`,
      `${person(12)} 坐在 11 號座位，名單上是 12 號`,
      `20 號座位：${typo}；名單上最接近的是 ${person(20)}`,
    ],
  ])(
    'says by name, in %s, who is missing, elsewhere and not on it',
    async (lang, summary, missing, moved, stranger) => {
      const { stdout } = await crawl('--lang', lang);
      // Lines are broken at 80 columns.
      const text = stdout.replaceAll(/\n\s*/g, lang === 'en' ? ' ' : '');
      const flat = (line: string) => (lang === 'en' ? line : line.replaceAll(' ', ''));
      const has = (line: string) => expect(flat(text)).toContain(flat(line));
      has(summary);
      for (const seat of [...absent, 20]) has(missing(seat));
      has(moved);
      has(stranger);
    },
  );

  it('names the two most alike, on the terminal and on a page that shows everything', async () => {
    const { similarity, hosts } = surveySchema.parse(JSON.parse((await crawl('--format', 'json')).stdout));
    const [pair] = similarity.mostSimilar;
    const two = [pair?.a, pair?.b].map(
      at => `${at?.id} ${hosts.find(({ seat }) => seat === at?.seat)?.student?.name}`,
    );
    const text = (await crawl('--lang', 'en')).stdout.replaceAll(/\n\s*/g, ' ');
    expect(text).toContain(`(${two.join(', ')})`);
    const page = (await crawl('--format', 'html', '--show', 'all')).stdout;
    for (const one of two) expect(page).toContain(`· ${one}</p>`);
  });

  it('carries the same in JSON and CSV, and names every student', async () => {
    const survey = surveySchema.parse(JSON.parse((await crawl('--format', 'json')).stdout));
    expect(survey.missing?.map(({ seat }) => seat)).toEqual([...absent, 20]);
    expect(survey.rollCall?.elsewhere.map(({ seat, expected }) => [seat, expected])).toEqual([
      [12, 11],
      [11, 12],
    ]);
    expect(survey.rollCall?.unlisted).toEqual([
      { id: typo, seat: 20, nearest: [{ id: listed[19]?.id, name: listed[19]?.name }] },
    ]);
    expect(survey.hosts[0]?.student?.name).toBe(listed[0]?.name);
    const { stdout } = await crawl('--format', 'csv');
    expect(stdout).toContain(`"${listed[0]?.name}"`);
    expect(stdout.split('\r\n').filter(line => line.includes('"missing"'))).toHaveLength(4);
  });

  it('names nobody where the report is for a projector, and only counts', async () => {
    for (const format of surveyFormats) {
      const { stdout } = await crawl('--format', format, '--show', 'seats');
      expect(stdout).not.toMatch(/学生[甲乙丙丁戊己庚辛壬癸]/);
      expect(stdout).not.toContain(typo);
    }
    expect((await crawl('--show', 'seats')).stdout).toContain('4 missing');
    expect((await crawl('--format', 'html', '--show', 'all')).stdout).toContain(person(5));
  });

  it('takes the list from the configuration, and refuses one that is half read', async () => {
    const broken = join(folder, 'broken.csv');
    writeFileSync(broken, 'id,name\n1,Ann\n2.02601E+11,Bob\n,Cid\n');
    const config = join(folder, 'lab.config.json');
    writeFileSync(config, JSON.stringify({ roster: broken }));
    const { code, stdout, stderr } = await run(['crawl', ...targets.slice(0, 2), '--config', config]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`broken.csv, line 3: "2.02601E+11" is what Excel made of a student number`);
    expect(stderr).toContain('; 1 more;');
  });
});

describe('list --roster', () => {
  it('shows every row of the list, and says how it was read', async () => {
    const { code, stdout } = await run(['list', '--roster', roster]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^line +id +name +seat/);
    expect(stdout).toContain(listed[39]?.name);
    expect(stdout).toContain('40 rows: 40 students.\nThe file was read as GB18030.\n');
  });

  it('exits with 1 where a row is at fault, and names each', async () => {
    const path = join(folder, 'faulty.csv');
    writeFileSync(path, 'id,name\n1,Ann\n,Bob\n1,Cid\n');
    const { code, stdout } = await run(['list', '--roster', path]);
    expect(code).toBe(1);
    expect(stdout).toContain('  line 3: "Bob" has no student number\n  line 4: 1 is already on the list');
    expect(stdout).toContain('3 rows: 1 student, 2 that cannot be used.');
  });
});

it('pair with a class list names the pair, and says who is missing from the file', async () => {
  const answers = join(folder, 'answers.csv');
  const rows = here.slice(0, 4).map(({ id, height, weight, size }) => `${id},${height},${weight},${size}`);
  writeFileSync(answers, `id,height,weight,size\n${rows.join('\n')}\n`);
  const out = join(folder, 'pair.txt');
  const { code, stdout } = await run(['pair', answers, '--roster', roster, '--out', out]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
  const text = readFileSync(out, 'utf8');
  expect(text).toMatch(/\d+ 学生[甲乙丙丁]东 and \d+ 学生[甲乙丙丁]东/);
  expect(text).toContain('4 of 40 answered, 36 missing');
});
