import { describe, expect, it } from 'vitest';
import { makeWorkbook, makeZip, workbookFiles } from './make-workbook.ts';
import { causesOf, readPieces, rowsOf } from './reading.ts';

const table = [
  ['计算机 2 班'],
  [],
  ['学号', '姓名', '身高(cm)', '体重(kg)', '尺码'],
  [202601010101, '张三', 178, 65.5, 'XL'],
  ['202601010102', '李四', 170, 60, 'M'],
];

/** The files of a workbook with one more tab before or after its own. */
function withSheet(files: Record<string, string>, { before = '', after = '' }): Record<string, string> {
  const relations = files['xl/_rels/workbook.xml.rels'] ?? '';
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const more = `<Relationship Id="r2" Type="${type}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="c1" Type="${type}/chartsheet" Target="chartsheets/sheet1.xml"/>`;
  return {
    ...files,
    'xl/workbook.xml':
      files['xl/workbook.xml']?.replace(/<sheets>(.*)<\/sheets>/, `<sheets>${before}$1${after}</sheets>`) ??
      '',
    'xl/_rels/workbook.xml.rels': relations.replace('</Relationships>', `${more}</Relationships>`),
    'xl/worksheets/sheet2.xml': '<worksheet/>',
  };
}

/** A workbook of one student, whose number is shown by a format. */
function withFormat(format: string, id: number): Buffer {
  const files = workbookFiles([
    ['学号', '身高', '体重', '尺码'],
    [id, 178, 65.5, 'XL'],
  ]);
  const sheet = files['xl/worksheets/sheet1.xml'] ?? '';
  const relations = files['xl/_rels/workbook.xml.rels'] ?? '';
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles';
  return makeZip({
    ...files,
    'xl/worksheets/sheet1.xml': sheet.replace('<c r="A2">', '<c r="A2" s="1" t="n">'),
    'xl/_rels/workbook.xml.rels': relations.replace(
      '</Relationships>',
      `<Relationship Id="s1" Type="${type}" Target="styles.xml"/></Relationships>`,
    ),
    'xl/styles.xml': `<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="${format.replaceAll('"', '&quot;')}"/></numFmts><cellStyleXfs><xf numFmtId="164"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" xfId="0"/></cellXfs></styleSheet>`,
  });
}

/** Says of the directory that it starts at the last place there is, as zip64 does where it keeps the place elsewhere. */
function withoutDirectory(zip: Buffer): Buffer {
  const bytes = Buffer.from(zip);
  bytes.writeUInt32LE(0xffffffff, bytes.lastIndexOf('PK\x05\x06') + 16);
  return bytes;
}

/** Says of the directory that it has more entries than it has. */
function withMoreEntries(zip: Buffer): Buffer {
  const bytes = Buffer.from(zip);
  bytes.writeUInt16LE(0xffff, bytes.lastIndexOf('PK\x05\x06') + 8);
  return bytes;
}

describe('an Excel workbook', () => {
  it('is read, its first sheet, with numbers that are numbers and numbers that are text', async () => {
    const answers = await readPieces(makeWorkbook(table));
    expect(rowsOf(answers)).toEqual([
      { id: '202601010101', height: 178, weight: 65.5, size: 'XL' },
      { id: '202601010102', height: 170, weight: 60, size: 'M' },
    ]);
    expect(answers.people.map(({ name }) => name)).toEqual(['张三', '李四']);
    expect(answers.encoding).toBeUndefined();
  });

  it('names the row of a fault, as Excel counts it', async () => {
    const answers = await readPieces(makeWorkbook([...table, ['202601010103', '王五', 'tall', 60, 'M']]));
    expect(causesOf(answers)).toEqual([['not-a-number', 1, [6]]]);
  });

  it('has student numbers that a double cannot hold, and says what Excel did', async () => {
    const answers = await readPieces(makeWorkbook([...table, ['2.02601E+17', '王五', 180, 60, 'M']]));
    expect(causesOf(answers)).toEqual([['broken-id', 1, [6]]]);
  });

  it.each([
    ['0000000000', '0123456789'],
    ['"2026"000000000;@', '2026123456789'],
    ['\\A0000000000_ ', 'A0123456789'],
    ['0.00', '123456789'],
    ['#,##0', '123456789'],
  ])('shows a student number by the format %s as %s', async (format, id) => {
    const answers = await readPieces(withFormat(format, 123456789));
    expect(rowsOf(answers)).toEqual([{ id, height: 178, weight: 65.5, size: 'XL' }]);
  });

  it.each(['yyyy\\-mm\\-dd', 'm"月"d"日"'])(
    'with a student number that became a date (%s) says so',
    async format => {
      const answers = await readPieces(withFormat(format, 46307));
      expect(causesOf(answers)).toEqual([['broken-id', 1, [2]]]);
    },
  );

  it('has merged cells in its header', async () => {
    const answers = await readPieces(
      makeWorkbook([
        ['学号', '身体数据', '', '尺码'],
        ['', '身高', '体重', ''],
        ['1', 178, 65, 'XL'],
      ]),
    );
    expect(rowsOf(answers)).toEqual([{ id: '1', height: 178, weight: 65, size: 'XL' }]);
  });

  it.each(['王𠮷', '王&#134071;', '王&#x20BB7;'])('has the rare character of the name %s', async name => {
    const answers = await readPieces(makeWorkbook([...table, ['202601010103', name, 180, 60, 'M']]));
    expect(answers.people.at(-1)?.name).toBe('王𠮷');
  });

  it('of several sheets says how many there are', async () => {
    const second = '<sheet name="2" sheetId="2" r:id="r2"/>';
    expect((await readPieces(makeZip(withSheet(workbookFiles(table), { after: second })))).sheets).toBe(2);
    const empty = makeZip(withSheet(workbookFiles([]), { after: second }));
    await expect(readPieces(empty)).rejects.toMatchObject({ problem: { code: 'empty', sheets: 2 } });
  });

  it.each([
    ['a hidden sheet', '<sheet name="2" sheetId="2" state="hidden" r:id="r2"/>'],
    ['a chart', '<sheet name="2" sheetId="2" r:id="c1"/>'],
  ])('may have %s in front, which nobody counts', async (_what, before) => {
    const answers = await readPieces(makeZip(withSheet(workbookFiles(table), { before })));
    expect(rowsOf(answers)).toHaveLength(2);
    expect(answers.sheets).toBe(1);
  });

  it('is refused where its directory says that it unpacks to more than is read', async () => {
    const bomb = makeZip(workbookFiles(table), 2 ** 31);
    await expect(readPieces(bomb)).rejects.toMatchObject({ problem: { code: 'large-workbook' } });
  });

  it('is refused if one cell is in the last possible row and column', async () => {
    const files = workbookFiles(table);
    const sheet = 'xl/worksheets/sheet1.xml';
    const far = files[sheet]?.replace('r="E5"', 'r="XFD1048576"') ?? '';
    await expect(readPieces(makeZip({ ...files, [sheet]: far }))).rejects.toMatchObject({
      problem: { code: 'large-workbook' },
    });
  });

  // An expression that looks for the end of each tag again and again takes minutes here.
  it.each([
    ['xl/styles.xml', '<cellXfs '],
    ['xl/styles.xml', '<numFmt '],
    ['xl/workbook.xml', '<sheet '],
    ['xl/_rels/workbook.xml.rels', '<'],
  ])('whose tags in %s never end is broken, like any other: %s', async (name, tag) => {
    const bytes = makeZip({ ...workbookFiles(table), [name]: tag.repeat(100_000) });
    await expect(readPieces(bytes)).rejects.toThrow(/broken-workbook/);
  });

  it.each([
    ['cut off', makeWorkbook(table).subarray(0, 900)],
    ['cut off before its list of sheets', Buffer.from('PK\x03\x04 xl/worksheets/sheet1.xml')],
    ['with its directory nowhere', withoutDirectory(makeWorkbook(table))],
    ['with fewer entries than it says', withMoreEntries(makeWorkbook(table))],
    ['without its sheet', makeZip({ 'xl/workbook.xml': '<workbook/>' })],
    ['with a sheet that is no XML', makeZip({ ...workbookFiles(table), 'xl/worksheets/sheet1.xml': '<row' })],
  ])('that is broken says so: %s', async (_how, bytes) => {
    await expect(readPieces(bytes)).rejects.toThrow(/broken-workbook|empty/);
  });
});
