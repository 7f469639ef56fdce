import { describe, expect, it } from 'vitest';
import { causesOf, readPieces, rowsOf } from './reading.ts';

const header = 'id,height,weight,size\n';
const four = [
  { id: '2026010101', height: 178, weight: 65.5, size: 'XL' },
  { id: '2026010102', height: 170, weight: 60.2, size: 'M' },
  { id: '2026010103', height: 171, weight: 60.9, size: 'M' },
  { id: '2026010104', height: 160, weight: 50, size: 'S' },
];
/** The four as lines, their cells joined by a delimiter. */
const lines = (delimiter: string, point = '.') =>
  four
    .map(({ id, height, weight, size }) =>
      [id, height, weight.toFixed(1).replace('.', point), size].join(delimiter),
    )
    .join('\n');

const numbered = lines(',').replace(/^/gm, '7,');

describe('a table as Excel, Numbers and people write it', () => {
  it.each([
    ['an empty cell more at the end of a row', `${header}${lines(',').replaceAll('\n', ',\n')},`],
    [
      'the last cells left out where they are empty',
      `id,height,weight,size,notes,group\n${lines(',').replace('XL', 'XL,late')}\n`,
    ],
    ['line ends of one carriage return', `${header}${lines(',')}\n`.replaceAll('\n', '\r')],
    ['sep=; in front', `sep=;\r\nid;height;weight;size\r\n${lines(';')}`],
    ['"sep=," in front', `"sep=,"\r\n${header}${lines(',')}`],
    ['sep=| in front', `sep=|\r\nid|height|weight|size\r\n${lines('|')}`],
    ['decimal commas', `id;height;weight;size\n${lines(';', ',')}\n`],
    ['decimal commas in quotation marks', `${header}${lines(',').replace(/(\d+)\.(\d)/g, '"$1,$2"')}`],
    ['rows of delimiters', `${header}${lines(',')}\n,,,\n,,,\n`],
    ['rows of blanks', `${header}   \n${lines(',').replaceAll('\n', '\n \t \n')}\n   \n`],
    ['delimiters within a quoted name', `id;height;weight;size;"notes, if any, here, please"\n${lines(';')}`],
    ['line breaks within a header', `"student\nID","height\n(cm)","weight\n(kg)",size\n${lines(',')}`],
    ['titles above the header', `计算机网络 2班,,,\n2026 年 9 月\n\n${header}${lines(',')}`],
    ['units as (cm), /kg and [cm]', `学号,身高[cm],体重/kg,尺码\n${lines(',')}`],
    ['units without brackets', `学号,身高cm,weight_kg,尺码\n${lines(',')}`],
    ['names in two languages', `学号 Student ID,身高 Height (cm),体重/Weight,尺码\n${lines(',')}`],
    [
      'names as a form numbers them',
      `序号,1、您的学号,2.您的身高(cm),3、您的体重（kg）：,4、请选择您的尺码\n${numbered}`,
    ],
    [
      'names with what a cell may hold',
      `*学号（10位）,身高（单位：cm）,体重（公斤，空腹）,尺码（S/M/L/XL）\n${lines(',')}`,
    ],
    [
      'questions for names',
      `Your student ID,What is your height (cm)?,Your weight in kg,T-shirt size (S-XXL)\n${lines(',')}`,
    ],
    ['questions in Chinese', `您的学号是？,您的身高是多少厘米？,您的体重是多少公斤？,尺码\n${lines(',')}`],
    [
      'questions of Taiwan',
      `請問您的學號是？,請問您的身高是幾公分？,請問您的體重是幾公斤？,請問您衣服的尺寸是？\n${lines(',')}`,
    ],
    [
      'a question of what one wears',
      `学号:,身高（厘米）:,体重（公斤）:,5、您平时穿的衣服尺码是:\n${lines(',')}`,
    ],
    ['short names', `Matric No.,Ht (cm),Wt (kg),Size\n${lines(',')}`],
    ['names of databases', `stu_id,height_cm,weight_kg,t_shirt_size\n${lines(',')}`],
    ['the id of a statistics program', `sid,height,weight,size\n${lines(',')}`],
    ['the name of a school system', `学号/工号,身高,体重,尺码\n${lines(',')}`],
    ['a second header in English', `学号,身高,体重,尺码\n${header}${lines(',')}`],
    ['names with hyphens', `student-id,height-cm,weight-kg,t-shirt size\n${lines(',')}`],
    ['a quotation mark without a partner in its header', `id,height,weight,"size\n${lines(',')}`],
    ['sep=; in front of commas', `sep=;\n${header}${lines(',')}`],
    ['wide commas in its header alone', `${header.replaceAll(',', '，')}${lines(',')}`],
    ['wide commas in one row', `${header}${lines(',').replace('0102,170,60.2,', '0102，170，60.2，')}`],
    ['a header of two rows', `2026 级体测,,,\n学号,身体数据,,尺码\n,身高,体重,\n${lines(',')}`],
    [
      'a header of two rows, the units in the lower',
      `学号,身体数据,,尺码\n,"身高\n(cm)",体重(kg),\n${lines(',')}`,
    ],
    ['a row of units below its header', `学号,身高,体重,尺码\n,cm,（公斤）,\n${lines(',')}`],
    ['wide commas', `学号，身高，体重，尺码\n${lines('，')}`],
    ['bars', `学号|身高|体重|尺码\n${lines('|')}`],
    ['units in cells', `${header}${lines(',').replace(/,(\d+),([\d.]+)/g, ',$1 cm,$2公斤')}`],
    ['an apostrophe in front of a number', `${header}${lines(',').replace(/^/gm, "'")}`],
    ['numbers that pandas wrote', `${header}${lines(',').replace(/^(\d+),(\d+)/gm, '$1.0,$2.0')}`],
    ['thousands in its numbers', `${header}${lines(',').replace(/2026010(\d+)/gm, '"2,026,010,$1"')}`],
    [
      'thousands in German',
      `id;height;weight;size\n${lines(';', ',').replace(/2026010(\d+)/gm, '2.026.010.$1')}`,
    ],
    ['numbers with two decimals', `${header}${lines(',').replace(/^\d+/gm, '$&.00')}`],
    ['rows of what nobody sees', `${header}${lines(',')}\n\u200b,\u00a0,\ufeff,\n`],
    [
      'Ctrl-Z where DOS joined two files',
      `${header}${lines(',').replace(/\n(?=\d+4,)/, '\n\x1a')}\n\x1a\r\n`,
    ],
    ['NUL bytes after the last line', `${header}${lines(',')}\n${'\0'.repeat(300)}`],
    ['line ends of two kinds', `${header}${lines(',')}`.replace('\n', '\r\n').replace(/XL\n/, 'XL\r')],
    ['line ends of two kinds, CR first', `${header}${lines(',')}`.replace('\n', '\r')],
    ['="..." around a number', `${header}${lines(',').replace(/^(\d+)/gm, '="$1"')}`],
    ['="..." in quotation marks', `${header}${lines(',').replace(/^(\d+)/gm, '"=""$1"""')}`],
    ['full-width digits', `${header}${lines(',').replace('178', '１７８')}`],
    ['a blank around every cell', `${header}${lines(' , ')}`],
    ['a blank behind quotation marks', `${header}${lines(',').replace(/[^,\n]+/g, '"$&" ')}`],
  ])('may have %s', async (_habit, text) => {
    const answers = await readPieces(text);
    expect(causesOf(answers)).toEqual([]);
    expect(rowsOf(answers)).toEqual(four);
    expect(answers.rows).toBe(4);
  });

  it.each([
    ['编号 beside 学号', '编号,学号,身高,体重,尺码'],
    ['ID beside Student ID', 'ID,Student ID,height,weight,size'],
    ['No. beside id', 'No.,id,height,weight,size'],
  ])('with %s has the one that says more', async (_what, names) => {
    const rows = lines(',')
      .split('\n')
      .map((line, index) => `${index + 1},${line}`);
    expect(rowsOf(await readPieces(`${names}\n${rows.join('\n')}`))).toEqual(four);
  });

  it.each([
    '体重(斤)',
    '您的体重是多少斤？',
    '体重（单位：市斤）',
    'weight (lbs)',
    'weight/lb',
    'weight (in lb)',
    '体重（磅）',
    '体重lbs',
    '體重 lb',
  ])('whose weights are in another unit, "%s", has no column of weights', async name => {
    const read = readPieces(`id,height,${name},size\n${lines(',')}`);
    await expect(read).rejects.toMatchObject({ problem: { code: 'no-columns', missing: ['weight'] } });
  });
});

it.each(['斤', '(市斤)', 'lbs', '单位：斤'])(
  'a table with a row of units has no column of weights where they are %s',
  async unit => {
    const read = readPieces(`学号,身高,体重,尺码\n,cm,${unit},\n${lines(',')}`);
    await expect(read).rejects.toMatchObject({ problem: { code: 'no-columns', missing: ['weight'] } });
  },
);

it('a half-filled row below the header, of a size alone, is not a row of units', async () => {
  expect(rowsOf(await readPieces(`${header},,,M\n${lines(',')}`))).toEqual(four);
});

it.each(['1.78 m', '178 kg', "5'10", '178cm 左右'])('a height of "%s" is no number alone', async height => {
  const answers = await readPieces(`${header}a,${height},60,M\n`);
  expect(causesOf(answers)).toEqual([['not-a-number', 1, [2]]]);
});

it('what stands below a table, and a second table, are rows that are accounted for', async () => {
  const answers = await readPieces(
    `${header}${lines(',')}\n\n合计,,,4\n2 班\n${header}2026010105,175,66,L\n`,
  );
  expect(answers.rows).toBe(8);
  expect(rowsOf(answers)).toHaveLength(5);
  expect(causesOf(answers)).toEqual([
    ['remark', 2, [7, 9]],
    ['empty-cell', 1, [8]],
  ]);
});

describe('a row of totals or notes', () => {
  it.each([
    '平均值,172.1,64.2,M,',
    '合　计,4 人,,,',
    ',最大值,185,80,XXL',
    'Average,172.1,64.2,M,',
    'Avg,172.1,64.2,M,',
    'Std. dev.,172.1,64.2,M,',
    '均值,172.1,64.2,M,',
    '全班平均,172.1,64.2,M,',
    '方差,17.1,6.2,M,',
    '以下空白,,,,',
    'Grand total: 4,,,,',
    'max,185,80,XXL,',
    '制表人：王老师,,,,',
    '打印日期：2026-09-01,,,,',
    '示例：2026010199,175,65,L,',
    '例：2026010199,175,65,L,',
    '2026010199,175,65,L,张三（示例）',
    '（填写范例）,175,65,L,',
    'e.g. 2026010199,175,65,L,',
    'Example,175,65,L,',
    '范例：2026010199,175,65,L,',
    '———,———,———,———,———',
  ])('is no student: %s', async row => {
    const answers = await readPieces(`id,height,weight,size,name\n${lines(',')}\n${row}\n`);
    expect(causesOf(answers)).toEqual([['remark', 1, [6]]]);
    expect(rowsOf(answers)).toEqual(four);
  });

  it.each([
    'Max,170,60,M',
    '例2026010199,170,60,M',
    '示例班01,170,60,M',
    'Total-07,170,60,M',
    'Sum Wing,170,60,M',
    'Example Li,170,60,M',
    '范例,170,60,M',
    '7:3,170,60,M',
    '平安,170,60,M',
  ])('is not %s, a student of that name', async row => {
    expect(rowsOf(await readPieces(`${header}${row}\n`))).toHaveLength(1);
  });
});

it('two student numbers that differ in what nobody sees, or in width, are one number twice', async () => {
  const rows = ['7,170,60,M', '7\u200b,170,60,M', '８,171,60,M', '8,171,60,M', '9,180,70,L'];
  const answers = await readPieces(`${header}${rows.join('\n')}\n`);
  expect(answers.people.map(({ id }) => id)).toEqual(['9']);
  expect(answers.sharedIds).toBe(4);
  expect(answers.firstShared).toEqual(['7', '7\u200b', '８', '8']);
});

it('a NUL byte within a row blames that row', async () => {
  const answers = await readPieces(`${header}${lines(',').replace('0102', '01\x0002')}\n`);
  expect(causesOf(answers)).toEqual([['bad-characters', 1, [3]]]);
});

describe('a quotation mark', () => {
  const rows = Array.from({ length: 40 }, (_, n) => `s${n},${150 + n},${50 + n},M`);
  const withRow = (at: number, row: string) => `${header}${rows.with(at, row).join('\n')}\n`;

  it.each([
    ['without a partner', 's2,170,60,"M', 'broken-quotes'],
    ['without a partner in the first cell', '"s2,170,60,M', 'broken-quotes'],
    ['within a cell, twice', 's2,170,60,M "slim"', 'unknown-size'],
    ['within a cell, once', 's2,170,60,M"', 'unknown-size'],
  ])('%s blames its own row, and no other', async (_what, row, code) => {
    const answers = await readPieces(withRow(2, row));
    expect(answers.rows).toBe(40);
    expect(causesOf(answers)).toEqual([[code, 1, [4]]]);
    expect(rowsOf(answers)).toHaveLength(39);
  });

  it('without a partner in two rows blames the two', async () => {
    const text = withRow(2, 's2,170,60,"M').replace('s30,180,80,M', 's30,180,80,M"');
    const answers = await readPieces(text);
    expect(answers.rows).toBe(40);
    expect(causesOf(answers)).toEqual([
      ['broken-quotes', 1, [4]],
      ['unknown-size', 1, [32]],
    ]);
  });

  it('may open a note that goes on in the next lines', async () => {
    const answers = await readPieces(
      'id,height,weight,size,note\na,170,60,M,"was ill,\nback now"\nb,171,61,L,\n',
    );
    expect(rowsOf(answers).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(answers.rows).toBe(2);
  });
});

describe('student numbers that Excel broke', () => {
  it.each([
    '2.02601E+11',
    '2,02601E+11',
    '########',
    '#REF!',
    '#N/A',
    '#NAME?',
    '#BEZUG!',
    '#NV',
    '２.02601E+11',
    '10月12日',
    '12-Oct',
    'Oct-12',
  ])('%s is refused, and not compared with others of its kind', async id => {
    const answers = await readPieces(`${header}"${id}",170,60,M\n"${id}",171,61,M\nb,172,62,M\n`);
    expect(causesOf(answers)).toEqual([['broken-id', 2, [2, 3]]]);
    expect(answers.sharedIds).toBe(0);
  });

  it.each(['1E5', '#7', 'E+1', '2026-01', '10-12', '10月', 'Mar-7'])('%s is none of them', async id => {
    expect(rowsOf(await readPieces(`${header}${id},170,60,M\n`))).toHaveLength(1);
  });
});

it('a CSV that a crawl masked says so in each row', async () => {
  const text =
    '"seat","name","host","port","status","id","height","weight","size"\n"1","","10.0.0.1","1024","ok","","","",""\n';
  expect(causesOf(await readPieces(text))).toEqual([['masked', 1, [2]]]);
});

it('a name may have a wide blank between its characters', async () => {
  const { people } = await readPieces('学号,姓名,身高,体重,尺码\n1,李　娜,170,60,M\n');
  expect(people[0]?.name).toBe('李 娜');
});

it('names come from a column of names, but not from that of the seats', async () => {
  const { people } = await readPieces('学号,姓名,身高,体重,尺码\n1,张三,170,60,M\n2,,171,61,L\n');
  expect(people.map(({ name }) => name)).toEqual(['张三', undefined]);
  const crawled = await readPieces('seat,name,status,id,height,weight,size\n1,Window,ok,7,170,60,M\n');
  expect(crawled.people).toEqual([{ id: '7', height: 170, weight: 60, size: 'M' }]);
});
