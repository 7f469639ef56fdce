import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pc from 'picocolors';
import { afterAll, describe, expect, it } from 'vitest';
import { loadMessages } from '../../messages/load.ts';
import { csv } from '../../reports/survey/csv.ts';
import type { HostResult } from '../../survey/result.ts';
import { run } from '../binary.ts';
import { answered, surveyOf, troubled } from '../crawler/examples.ts';

const folder = mkdtempSync(join(tmpdir(), 'peer-survey-diff-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const body = (id: string, height: number) => ({ id, height, weight: 60, size: 'M' as const });
const refused = (seat: number) => troubled(seat, 'refused', { code: 'refused', afterMs: 1 });
const old = [
  answered(1, body('a', 170)),
  answered(2, body('b', 171)),
  answered(3, body('c', 190)),
  refused(4),
];
const later = [
  answered(1, body('a', 170)),
  refused(2),
  answered(3, body('c', 191)),
  answered(4, body('d', 180)),
];

/** The same survey in every format that can be read again. */
async function save(name: string, hosts: HostResult[]): Promise<string[]> {
  const survey = surveyOf(hosts);
  const { hosts: _, ...trailer } = survey;
  const lines = [
    { type: 'header' },
    ...hosts.toReversed().map(host => ({ type: 'host', ...host })),
    { type: 'trailer', ...trailer },
  ];
  const context = {
    messages: await loadMessages('en'),
    colours: pc.createColors(false),
    width: 80,
    room: { columns: 8 },
  };
  return [
    write(`${name}.json`, JSON.stringify(survey)),
    write(`${name}.ndjson`, lines.map(line => `${JSON.stringify(line)}\n`).join('')),
    write(`${name}.csv`, csv.end(survey, context)),
  ];
}

describe('diff', () => {
  it('says the same of surveys in JSON, NDJSON and CSV, and exits with 1 where somebody was lost', async () => {
    const [before, after] = [await save('before', old), await save('after', later)];
    for (const one of before) {
      for (const other of after) {
        const { code, stdout } = await run(['diff', one, other, '--format', 'json']);
        expect(code).toBe(1);
        expect(JSON.parse(stdout)).toMatchObject({
          answered: { before: 3, now: 3 },
          lost: [{ seat: 2, id: 'b', now: { status: 'refused', code: 'refused' } }],
          answering: [{ seat: 4, id: 'd' }],
          record: [{ seat: 3, id: 'c', fields: [{ key: 'height', before: 190, now: 191 }] }],
          pair: { before: [{ ids: ['a', 'b'] }], now: [{ ids: ['a', 'd'] }], isSame: false },
        });
      }
    }
  }, 60_000);

  it('says it for people, in three languages', async () => {
    const [[before = ''], [after = '']] = [await save('old', old), await save('new', later)];
    const { stdout } = await run(['diff', before, after]);
    expect(stdout).toContain('3 answered before, 3 now.');
    expect(stdout).toMatch(/No longer answer\n {4}seat 2: b \(/);
    expect(stdout).toContain('seat 3: c: height 190 → 191');
    expect(stdout).toContain('Most alike before: a and b; now: a and d.');
    expect((await run(['diff', before, after, '--lang', 'zh-CN'])).stdout).toContain('不再回答的');
    expect((await run(['diff', before, after, '--lang', 'zh-TW'])).stdout).toContain('不再回答的');
    const masked = await run(['diff', before, after, '--show', 'seats']);
    expect(masked.stdout).not.toMatch(/: [abcd]\b|19[01]/);
  });

  it('exits with 0 where nothing changed, and names students by the class list', async () => {
    const [path = ''] = await save('same', old);
    const same = await run(['diff', path, path]);
    expect(same).toMatchObject({ code: 0 });
    expect(same.stdout).toContain('Nothing changed.');
    const [after = ''] = await save('named', later);
    const roster = write('roster.csv', 'id,name\na,Ann\nb,Bob\nc,Cid\nd,Dan\n');
    const { stdout } = await run(['diff', path, after, '--roster', roster]);
    expect(stdout).toContain('seat 2: b Bob');
  });

  it('says nothing of the pair where a masked CSV does not tell it', async () => {
    const [path = ''] = await save('known', old);
    const rows = [1, 2, 3].map(seat => `${seat},10.0.0.${seat},1024,ok,,,,`);
    const masked = write('masked.csv', `seat,host,port,status,id,height,weight,size\n${rows.join('\n')}\n`);
    const { stdout } = await run(['diff', masked, path, '--format', 'json']);
    expect(JSON.parse(stdout)).not.toHaveProperty('pair');
    expect((await run(['diff', masked, path])).stdout).toContain('Nothing changed.');
  });

  it('refuses what is no survey, in one line', async () => {
    const [path = ''] = await save('good', old);
    const other = write('other.csv', 'id,height,weight,size\na,170,60,M\n');
    const { code, stderr, stdout } = await run(['diff', path, other]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^peer-survey: .*other\.csv is not a survey; .*\n$/);
  });
});

it('crawl --since says what changed, and exits with 1 where somebody was lost', async () => {
  const host = { ...answered(1, body('a', 170)), host: '127.0.0.1', port: 9 };
  const before = write('since.json', JSON.stringify(surveyOf([host])));
  const { code, stdout } = await run(['crawl', '127.0.0.1:9', '--since', before, '--attempts', '1']);
  expect(code).toBe(1);
  expect(stdout).toContain('What changed');
  expect(stdout).toMatch(/No longer answer\n {4}seat 1: a/);
});
