import type { ColumnField } from '../../shared/column-words.ts';
import type { Encoding, FileProblem, ForeignKind } from '../../shared/file-problem.ts';

const kinds: Record<ForeignKind, string> = {
  xls: '舊版 Excel 活頁簿（.xls）；請用 Excel 開啟，另存為 .xlsx 或「CSV UTF-8」',
  xlsb: 'Excel 二進位活頁簿（.xlsb）；請用 Excel 開啟，另存成 .xlsx 或「CSV UTF-8」',
  encrypted: '設了密碼的檔案；請開啟後拿掉密碼，另存一份',
  docx: 'Word 文件；請把其中的表格複製到 Excel，另存為 .xlsx',
  ods: 'OpenDocument 檔案；請另存為 .xlsx 或 CSV',
  numbers: 'Numbers 或 Pages 文件；請匯出為 Excel 或 CSV',
  pdf: 'PDF；請把原來的表格存為 .xlsx 或 CSV',
  zip: 'zip 壓縮檔；請先解壓縮',
  gzip: 'gzip 壓縮檔；請先解壓縮',
  '7z': '7z 壓縮檔；請先解壓縮',
  rar: 'rar 壓縮檔；請先解壓縮',
  picture: '圖片；請把表格本身存為 .xlsx 或 CSV',
  rtf: 'RTF 文件；請存為 UTF-8 純文字',
  html: '網頁或 XML；請用 Excel 開啟，另存為 .xlsx 或 CSV',
  sqlite: '資料庫；請把資料表匯出為 CSV',
  binary: '二進位檔，不是文字',
};

/** 各欄的名稱。 */
const columns: Record<ColumnField, string> = {
  id: '學號',
  height: '身高',
  weight: '體重',
  size: '尺寸',
  name: '姓名',
  seat: '座位',
  host: '位址',
  class: '班級',
};

const named = (fields: readonly ColumnField[]) => fields.map(field => columns[field]).join('、');

/** 缺少欄時，最多列出的標題格數。 */
const SHOWN_CELLS = 12;
const shown = (cells: readonly string[]) => cells.slice(0, SHOWN_CELLS).join('、');

/** 文字的標題列只有一格，就是用了別的分隔符號；活頁簿沒有這回事。 */
const header = (cells: readonly string[], sheets?: number) =>
  cells.length === 1 && sheets === undefined
    ? `標題列「${shown(cells)}」的欄名之間沒有逗號、分號或定位字元`
    : `標題列是 ${shown(cells)}`;

/** 有幾張工作表時，只讀第一張。 */
const onFirst = (sheets = 1) => (sheets > 1 ? `的第一張工作表（共 ${sheets} 張，只讀這張）` : '');

const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MB`;

/** 讀任何檔案時說的話。每句都接在檔名之後。 */
export const files = {
  /** The name of the file that `-` stands for. */
  standardInput: '標準輸入',
  problem: (problem: FileProblem): string => {
    switch (problem.code) {
      case 'foreign':
        return `是${kinds[problem.kind]}`;
      case 'encoding':
        return '的編碼不是 UTF-8、UTF-16、GB18030 或 Big5；請存為 UTF-8';
      case 'too-long':
        return `超過 ${megabytes(problem.limit)}，這是能讀的上限；檔案給對了嗎？`;
      case 'nothing-came':
        return `${problem.seconds} 秒內沒有任何內容；請先寫入，或改用一般檔案`;
      case 'broken-workbook':
        return '是損壞的 Excel 活頁簿；請用 Excel 開啟後重新儲存，或另存為「CSV UTF-8」';
      case 'large-workbook':
        return `是 Excel 活頁簿，解壓縮後超過 ${megabytes(problem.limit)}；請把第一張工作表另存為「CSV UTF-8」`;
      case 'workbook':
        return '是 Excel 活頁簿，而這裡需要文字；請另存為「CSV UTF-8」或純文字';
      case 'json':
        return `不是 JSON：第 ${problem.line} 行第 ${problem.column} 欄不該出現「${problem.found}」`;
      case 'json-end':
        return `不是 JSON：到第 ${problem.line} 行第 ${problem.column} 欄就結束了，還不完整`;
      case 'empty':
        return `${onFirst(problem.sheets)}裡沒有表格；要有標題列，每個學生一列，或者是 crawl 存下的 JSON、NDJSON`;
      case 'no-columns':
        return `${onFirst(problem.sheets)}缺少${named(problem.missing)}${problem.missing.length === 1 ? '這一欄' : '這幾欄'}；${header(problem.found, problem.sheets)}，應該有${named(problem.wanted)}`;
      case 'twice':
        return `裡有兩欄${columns[problem.field]}：${problem.names.map(name => `「${name}」`).join('和')}；另一欄若是別的學生，請接在下面，否則只留一欄`;
      case 'no-table':
        return `是 JSON；這裡要的是有${named(problem.wanted)}的表格，請存為「CSV UTF-8」或 .xlsx`;
      case 'no-answers':
        return '是 JSON，但既不是調查結果，也不是資料的清單；請用 crawl --format json 儲存';
      case 'no-survey':
        return '不是 crawl 的結果；請用 crawl --format json、ndjson 或 csv 儲存';
      case 'bad-seat':
        return `第 ${problem.line} 行：${problem.text === '' ? '這一行' : `「${problem.text}」`}已不是 crawl 寫的樣子；請用 crawl --out 重新儲存，之後不要改動檔案`;
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
    `體重是不是用了斤或磅？以身高來說，${of.of} 個裡有 ${of.count} 個偏大（學號 ${first.join('、')}${of.count > first.length ? '……' : ''}）。這裡用公斤：市斤數除以 2，台斤數乘以 0.6，磅數乘以 0.4536。`,
  firstSheet: (sheets: number) => `活頁簿有 ${sheets} 張工作表，只讀了第一張。`,
  readAs: (encoding: string) => `檔案按 ${encoding} 編碼讀取。`,
};
