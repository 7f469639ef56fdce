import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { causesOf, readPieces, rowsOf } from './reading.ts';

const header = 'id,height,weight,size\n';

describe('a CSV file', () => {
  it('is read by the names of its columns, in any order and among others', async () => {
    const answers = await readPieces('size,comment,ID,Weight,Height\nM,tall,007,60.5,178\n');
    expect(rowsOf(answers)).toEqual([{ id: '007', height: 178, weight: 60.5, size: 'M' }]);
  });

  it.each([
    ['学号,身高,体重,尺码'],
    ['學號,身高（cm）,體重(kg),尺寸'],
    ['\ufeff编号;身高(厘米);体重（公斤）;衣服尺码'],
    ['student_id\theight_cm\tweight_kg\tclothing_size'],
  ])('has the header %j', async names => {
    const delimiter = /[;\t]/.exec(names)?.[0] ?? ',';
    const answers = await readPieces(`${names}\r\n${['a', '170', '60', 'L'].join(delimiter)}\r\n`);
    expect(rowsOf(answers)).toEqual([{ id: 'a', height: 170, weight: 60, size: 'L' }]);
  });

  it.each([
    ['size', 'id,height,weight\na,170,60\n', { code: 'no-columns', missing: ['size'] }],
    ['every column', 'hello\n', { code: 'no-columns', missing: ['id', 'height', 'weight', 'size'] }],
    [
      'doubt: two columns of one field',
      'id,height,身高,weight,size\n',
      { code: 'twice', field: 'height', names: ['height', '身高'] },
    ],
    ['anything', '', { code: 'empty' }],
    ['anything but blanks', ' \r\n\n', { code: 'empty' }],
  ])('that lacks %s is no table of answers', async (_what, text, problem) => {
    await expect(readPieces(text)).rejects.toMatchObject({ name: 'UnreadableFile', problem });
  });

  it('has a last line without a line end, and blank lines, and both kinds of line ends', async () => {
    const answers = await readPieces('\n', header, '\r\na,170,60,M\r\n\nb,171,61,L\n\r\nc,172,62,S');
    expect(rowsOf(answers).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(answers.rows).toBe(3);
  });

  it('is read the same wherever it is split, and with quotation marks anywhere', async () => {
    const text = `${header}甲,170,60,中\r\n"b, c",171.5,61,XL\nd,1.72,62,S\n"e ""f""",173,"63",2XL\n,174,64,M\n`;
    const bytes = Buffer.from(text);
    const whole = await readPieces(bytes);
    expect(rowsOf(whole).map(({ id }) => id)).toEqual(['甲', 'b, c', 'e "f"']);
    expect(causesOf(whole)).toEqual([
      ['metres', 1, [4]],
      ['empty-id', 1, [6]],
    ]);
    for (let at = 0; at <= bytes.length; at++) {
      const split = await readPieces(bytes.subarray(0, at), bytes.subarray(at));
      expect(rowsOf(split)).toEqual(rowsOf(whole));
      expect(split.causes).toEqual(whole.causes);
    }
  });

  it('names the line of each row that cannot be used, and counts them by cause', async () => {
    const answers = await readPieces(
      `${header}a,170,60,M\nb,1.70,60,M\nc,,60,M\nd,170ft,60,M\ne,170,60,Q\nf,170,60\ng,1.8,60,M\n`,
    );
    expect(answers.rows).toBe(7);
    expect(rowsOf(answers)).toHaveLength(1);
    expect(causesOf(answers)).toEqual([
      ['metres', 2, [3, 8]],
      ['empty-cell', 1, [4]],
      ['not-a-number', 1, [5]],
      ['unknown-size', 1, [6]],
      ['empty-cell', 1, [7]],
    ]);
  });

  it('keeps the first few rows of a cause, and the number of all', async () => {
    const rows = Array.from({ length: 50 }, (_, n) => `s${n},17,60,M\n`).join('');
    const answers = await readPieces(header, rows);
    expect(causesOf(answers)).toEqual([['out-of-bounds', 50, [2, 3, 4]]]);
  });

  it('counts the same fault of two columns as two causes, since each is said of one', async () => {
    const rows = 'a,17O,60,M\nb,170,6O,M\nc,17O,60,M\nd,,60,M\ne,170,,M\n';
    expect(causesOf(await readPieces(header, rows))).toEqual([
      ['not-a-number', 2, [2, 4]],
      ['not-a-number', 1, [3]],
      ['empty-cell', 1, [5]],
      ['empty-cell', 1, [6]],
    ]);
  });

  it('that a crawl wrote keeps what the crawl said of seats without a record', async () => {
    const answers = await readPieces(
      '\ufeff"seat","status","id","height","weight","size"\r\n',
      '"1","ok","a","170","60","M"\r\n"2","refused","","","",""\r\n"3","declined","b","","",""\r\n',
    );
    expect(rowsOf(answers).map(({ id }) => id)).toEqual(['a']);
    expect(answers.declined).toBe(1);
    expect(answers.causes).toMatchObject([
      { code: 'seat', first: [{ place: { by: 'line', at: 3 }, fault: { status: 'refused' } }] },
    ]);
  });

  it('with a quotation mark that has no partner loses no row in silence', async () => {
    const answers = await readPieces(header, 'a,170,60,M\nb,170,60,"M\nc,170,60,M\n');
    expect(rowsOf(answers).map(({ id }) => id)).toEqual(['a', 'c']);
    expect(causesOf(answers)).toEqual([['broken-quotes', 1, [3]]]);
  });
});

describe('student numbers that come twice', () => {
  it('leave out all who share one, whether or not they have measures', async () => {
    const answers = await readPieces(
      `${header}a,170,60,M\nb,171,60,M\na,172,60,M\nc,173,60,M\na,174,60,M\nc,175,60,L\n`,
    );
    expect(rowsOf(answers).map(({ id }) => id)).toEqual(['b']);
    expect(answers.sharedIds).toBe(5);
    expect(answers.firstShared).toEqual(['a', 'c']);
  });

  it('are the same text, not nearly', async () => {
    const answers = await readPieces(`${header}1,170,60,M\n01,171,60,M\nA,173,60,M\na,174,60,M\n`);
    expect(rowsOf(answers)).toHaveLength(4);
  });

  it('are found among many', async () => {
    const many = Array.from({ length: 5_000 }, (_, n) => `${(n * 7_919) % 4_999},170,60,M\n`);
    const answers = await readPieces(header, ...many);
    expect(rowsOf(answers)).toHaveLength(4_998);
    expect(answers.sharedIds).toBe(2);
  });
});

describe('the order of the ids', () => {
  it('is that of strings, whatever script they are in', async () => {
    const ids = fc.uniqueArray(
      fc.string({
        unit: fc.constantFrom('a', 'b', '9', '学', '\uffe5', '😀', '\ue000'),
        minLength: 1,
        maxLength: 4,
      }),
      { minLength: 2, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(ids, async ids => {
        const { students, people } = await readPieces(header, ids.map(id => `${id},170,60,M\n`).join(''));
        for (const [a] of ids.entries()) {
          for (const [b] of ids.entries())
            expect(students.precedes(a, b)).toBe((people[a]?.id ?? '') < (people[b]?.id ?? ''));
        }
      }),
    );
  });
});

describe('a number', () => {
  const read = async (cell: string) => {
    const { people } = await readPieces(header, `"a","${cell}",60,M\n`);
    return people[0]?.height;
  };

  it.each([
    ['170', 170],
    ['170.0', 170],
    [' 170 ', 170],
    ['0170', 170],
    ['1.7e2', 170],
    ['178.74999999999997', 178.74999999999997],
    ['200.000000000000001', 200],
    ['170,5', 170.5],
    ['１７０', 170],
    ['１７０．５', 170.5],
    ['=""170""', 170],
    ['170 cm', 170],
    ['１７０㎝', 170],
    ['\u202d170\u202c', 170],
    ['170\u200f cm\u200e', 170],
  ])('is %s', async (text, number) => expect(await read(text)).toBe(number));

  it.each(['', '170.', '.5', '+170', '170 m', '170 kg', '1.7.0', '1,7,0', '0x99', 'NaN', '-170', '17 0'])(
    'is not %j',
    async text => expect(await read(text)).toBeUndefined(),
  );
});

it('numbers are read to their last bit, with any number of digits', async () => {
  const body = fc.double({ min: 100, max: 240, noNaN: true });
  const digits = fc.integer({ min: 12, max: 21 });
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(body, digits), { minLength: 1, maxLength: 50 }), async numbers => {
      const texts = numbers.map(([value, digits]) => value.toPrecision(digits));
      const answers = await readPieces(header, ...texts.map((text, index) => `${index},${text},60,M\n`));
      expect([...answers.students.height]).toEqual(texts.map(Number));
    }),
    { numRuns: 200 },
  );
});
