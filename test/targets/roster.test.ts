import { describe, expect, it } from 'vitest';
import { readRoster } from '../../targets/roster.ts';
import { encode } from '../saved/encode.ts';
import { makeWorkbook } from '../saved/make-workbook.ts';

const read = (text: string) => readRoster(Buffer.from(text), 'en');

describe('a class list', () => {
  it('has numbers and names, and perhaps seats and classes', async () => {
    const text = '计算机 2 班\n学号,姓名,班级,座位\n2026010101,张三,2班,1\n2026010102,李四,2班,\n';
    const expected = [
      { line: 3, id: '2026010101', name: '张三', class: '2班', place: '1' },
      { line: 4, id: '2026010102', name: '李四', class: '2班' },
    ];
    expect(await read(text)).toMatchObject({ listed: expected, faults: [], encoding: 'utf-8' });
    expect(await readRoster(encode(text, 'gb18030'), 'en')).toMatchObject({
      listed: expected,
      encoding: 'gb18030',
    });
  });

  it('may be a workbook, and may have addresses for seats', async () => {
    const bytes = makeWorkbook([
      ['Student ID', 'Name', 'IP'],
      [2026010101, 'Ann', '10.0.0.1'],
    ]);
    expect(await readRoster(bytes, 'en')).toEqual({
      listed: [{ line: 2, id: '2026010101', name: 'Ann', place: '10.0.0.1' }],
      faults: [],
      remarks: [],
      sheets: 1,
    });
  });

  it('accounts for every row: each is a student or has its fault, with the line and the value', async () => {
    const { listed, faults } = await read(
      'id,name\n1,Ann\n,Bob\n2.02601E+11,Cid\n1 ,Dan\n5,\n,\n6,"Eve\n7,Fay\n',
    );
    expect(listed.map(({ name }) => name)).toEqual(['Ann', 'Fay']);
    expect(faults).toEqual([
      { code: 'no-id', line: 3, text: 'Bob' },
      { code: 'broken-id', line: 4, text: '2.02601E+11' },
      { code: 'repeated-id', line: 5, text: '1' },
      { code: 'no-name', line: 6, text: '5' },
      { code: 'broken-quotes', line: 8, text: '' },
    ]);
  });

  it.each(['男,3', 'a,#N/A', 'a,0', 'a,2026010101'])(
    'has no student whose name is a figure: %s',
    async row => {
      const { listed, faults } = await read(`id,name\n${row}\n2,Bob\n`);
      expect(listed.map(({ name }) => name)).toEqual(['Bob']);
      expect(faults).toEqual([{ code: 'no-name', line: 2, text: row.replace(',', ' ') }]);
    },
  );

  it('may have wide blanks and line breaks in its names', async () => {
    const { listed } = await read('id,name\n1,李　娜\n2,"王\n芳"\n');
    expect(listed.map(({ name }) => name)).toEqual(['李 娜', '王 芳']);
  });

  it.each([
    '合计,40 人,,',
    '汇总,,,40',
    ',,2,41',
    '合计：40 人,,,',
    ',总人数,40,',
    '男生人数,23,,',
    '及格率,,,',
    'Total,40,,',
    '打印日期：2026-09-01,,,',
    '学号,姓名,班级,座位',
    '以下空白,,,',
    ',（以下空白）,,',
    ',制表人：王老师,,',
    ',共 40 人,,',
    '第 1 页，共 2 页,,,',
    '—— 第1页 ——,,,',
    'Page 1 of 2,,,',
    '例：2026010199,张三,,',
    'x,张三（示例）,,',
    ':---,:---,---,---',
  ])('may have a row that is no student: %s', async row => {
    const { listed, faults, remarks } = await read(`学号,姓名,班级,座位\n1,Ann,2,1\n${row}\n2,Bob,2,2\n`);
    expect(listed.map(({ name }) => name)).toEqual(['Ann', 'Bob']);
    expect(faults).toEqual([]);
    expect(remarks).toEqual([{ line: 3, text: row.split(',').filter(Boolean).join(' ') }]);
  });

  it.each([
    ['JSON', '[{"id":"1","name":"Ann"}]', { code: 'no-table' }],
    ['no names', 'id,height\n1,170\n', { code: 'no-columns', missing: ['name'] }],
    ['nothing in it', ' \n', { code: 'empty' }],
  ])('with %s is none', async (_what, text, problem) => {
    await expect(read(text)).rejects.toMatchObject({ problem });
  });
});
