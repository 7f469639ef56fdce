import type { ColumnField } from '../../shared/column-words.ts';
import type { Encoding, FileProblem, ForeignKind } from '../../shared/file-problem.ts';

const kinds: Record<ForeignKind, string> = {
  xls: '旧版 Excel 工作簿（.xls）；请用 Excel 打开，另存为 .xlsx 或“CSV UTF-8”',
  xlsb: 'Excel 二进制工作簿（.xlsb）；请用 Excel 打开，另存为 .xlsx 或“CSV UTF-8”',
  encrypted: '加了密码的文件；请打开后去掉密码，另存一份',
  docx: 'Word 文档；请把里面的表格复制到 Excel，另存为 .xlsx',
  ods: 'OpenDocument 文件；请另存为 .xlsx 或 CSV',
  numbers: 'Numbers 或 Pages 文稿；请导出为 Excel 或 CSV',
  pdf: 'PDF；请把原来的表格存为 .xlsx 或 CSV',
  zip: 'zip 压缩包；请先解压',
  gzip: 'gzip 压缩文件；请先解压',
  '7z': '7z 压缩包；请先解压',
  rar: 'rar 压缩包；请先解压',
  picture: '图片；请把表格本身存为 .xlsx 或 CSV',
  rtf: 'RTF 文档；请存为 UTF-8 纯文本',
  html: '网页或 XML；请用 Excel 打开，另存为 .xlsx 或 CSV',
  sqlite: '数据库；请把表导出为 CSV',
  binary: '二进制文件，不是文本',
};

/** 各列的名称。 */
const columns: Record<ColumnField, string> = {
  id: '学号',
  height: '身高',
  weight: '体重',
  size: '尺码',
  name: '姓名',
  seat: '座位',
  host: '地址',
  class: '班级',
};

const named = (fields: readonly ColumnField[]) => fields.map(field => columns[field]).join('、');

/** 缺少列时，最多列出的表头格数。 */
const SHOWN_CELLS = 12;
const shown = (cells: readonly string[]) => cells.slice(0, SHOWN_CELLS).join('、');

/** 文本的表头只有一格，就是用了别的分隔符；工作簿没有这回事。 */
const header = (cells: readonly string[], sheets?: number) =>
  cells.length === 1 && sheets === undefined
    ? `表头“${shown(cells)}”里的列名之间没有逗号、分号或制表符`
    : `表头是 ${shown(cells)}`;

/** 有几张工作表时，只读第一张。 */
const onFirst = (sheets = 1) => (sheets > 1 ? `的第一张工作表（共 ${sheets} 张，只读这张）` : '');

const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`;

/** 读任何文件时说的话。每句都接在文件名之后。 */
export const files = {
  /** The name of the file that `-` stands for. */
  standardInput: '标准输入',
  problem: (problem: FileProblem): string => {
    switch (problem.code) {
      case 'foreign':
        return `是${kinds[problem.kind]}`;
      case 'encoding':
        return '的编码不是 UTF-8、UTF-16、GB18030 或 Big5；请存为 UTF-8';
      case 'too-long':
        return `超过 ${megabytes(problem.limit)}，这是能读的上限；文件给对了吗？`;
      case 'nothing-came':
        return `${problem.seconds} 秒内没有任何内容；请先往里写，或者换成普通文件`;
      case 'broken-workbook':
        return '是损坏的 Excel 工作簿；请用 Excel 打开后重新保存，或另存为“CSV UTF-8”';
      case 'large-workbook':
        return `是 Excel 工作簿，解压后超过 ${megabytes(problem.limit)}；请把第一张工作表另存为“CSV UTF-8”`;
      case 'workbook':
        return '是 Excel 工作簿，而这里需要文本；请另存为“CSV UTF-8”或纯文本';
      case 'json':
        return `不是 JSON：第 ${problem.line} 行第 ${problem.column} 列不该出现“${problem.found}”`;
      case 'json-end':
        return `不是 JSON：到第 ${problem.line} 行第 ${problem.column} 列就结束了，还不完整`;
      case 'empty':
        return `${onFirst(problem.sheets)}里没有表格；要有表头，每个学生一行，或者是 crawl 存下的 JSON、NDJSON`;
      case 'no-columns':
        return `${onFirst(problem.sheets)}缺少${named(problem.missing)}${problem.missing.length === 1 ? '这一列' : '这几列'}；${header(problem.found, problem.sheets)}，应有${named(problem.wanted)}`;
      case 'twice':
        return `里有两列${columns[problem.field]}：${problem.names.map(name => `“${name}”`).join('和')}；另一列要是别的学生，请接在下面，否则只留一列`;
      case 'no-table':
        return `是 JSON；这里要的是有${named(problem.wanted)}的表格，请存为“CSV UTF-8”或 .xlsx`;
      case 'no-answers':
        return '是 JSON，但既不是调查结果，也不是记录的列表；请用 crawl --format json 保存';
      case 'no-survey':
        return '不是 crawl 的结果；请用 crawl --format json、ndjson 或 csv 保存';
      case 'bad-seat':
        return `第 ${problem.line} 行：${problem.text === '' ? '这一行' : `“${problem.text}”`}已不是 crawl 写的样子；请用 crawl --out 重新保存，之后不要改动文件`;
    }
  },
  columns,
  encodings: {
    'utf-8': 'UTF-8',
    'utf-16le': 'UTF-16',
    'utf-16be': 'UTF-16',
    gb18030: 'GB18030',
    big5: 'Big5',
  } satisfies Record<Encoding, string>,
  heavy: (of: { count: number; of: number }, first: string[]) =>
    `体重是不是用了斤或磅？${of.of} 个里有 ${of.count} 个相对身高偏大（学号 ${first.join('、')}${of.count > first.length ? '……' : ''}）。这里用公斤：斤数除以 2，磅数乘以 0.4536。`,
  firstSheet: (sheets: number) => `工作簿有 ${sheets} 张工作表，只读了第一张。`,
  readAs: (encoding: string) => `文件按 ${encoding} 编码读取。`,
};
