import type { Field } from '../../shared/finding.ts';
import type { Student } from '../../shared/reply.ts';
import { report } from './report.ts';

const list = (names: readonly string[]) => names.join('、');
const fields: Record<Field, string> = { id: '學號', height: '身高', weight: '體重', size: '尺寸' };

const counted = (many: number) => many.toLocaleString('zh-TW');

/** What `pair` says of saved answers. A row of a table is 列 in Taiwan, and a column 欄. */
export const pair = {
  described: (of: { a: string; b: string; bodyA: Student; bodyB: Student }) =>
    `${of.a} 和 ${of.b}：${report.body(of.bodyA)} 和 ${report.body(of.bodyB)}`,
  ranked: (of: { a: string; b: string; distance: string }) => `${of.a} 和 ${of.b}（${of.distance}）`,
  noRows: '沒有結果：裡面一列資料也沒有。',
  noPair: (compared: number) =>
    compared === 0 ? '沒有結果：沒有一列可以比較。' : '沒有結果：可以比較的只有一列。',
  compared: (of: { compared: number; rows: number; reasons: string[] }) =>
    `${counted(of.rows)} 列中有 ${counted(of.compared)} 列參與比較${of.reasons.length > 0 ? `；沒有參與的：${of.reasons.join('；')}` : ''}。`,
  declined: (many: number) => `${counted(many)} 列不公開`,
  sharedIds: (many: number, first: readonly string[]) =>
    `${counted(many)} 列的學號和別列相同（例如 ${list(first)}）`,
  unusable: (many: number) => `${counted(many)} 列無法使用`,

  faults: {
    heading: (many: number) => `有 ${counted(many)} 列無法使用`,
    times: (many: number, cause: string) => `${counted(many)} 列：${cause}`,
    at: {
      line: (at: number, cause: string) => `第 ${at} 行：${cause}`,
      entry: (at: number, cause: string) => `第 ${at} 筆：${cause}`,
      seat: (at: number, cause: string) => `${at} 號座位：${cause}`,
    },
    seat: (status: string) => `crawl 記下的結果是：${status}`,
    masked: '回答了，但儲存時沒有附上資料；請用 crawl --show all 儲存',
    missing: '在名單上，但 crawl 沒有看到',
    remark: '是範例、合計、備註或重複的標題列，不是學生',
    emptyCell: (key: Field) => `${fields[key]}是空的`,
    notANumber: (key: Field, text?: string) =>
      `${fields[key]}${text === undefined ? '' : `「${text}」`}不是單獨的數字`,
    cells: (of?: { found: number; expected: number }) =>
      of === undefined ? '欄數和標題列不一致' : `有 ${of.found} 欄，標題列是 ${of.expected} 欄`,
    brokenId: (text?: string) =>
      `學號${text === undefined ? '' : `「${text}」`}已被 Excel 改壞；請把這一欄設為「文字」格式，重新填寫學號再儲存`,
    brokenQuotes: '引號的位置不對，或者沒有成對',
  },

  explained: {
    heading: (a: string, b: string) => `${a} 和 ${b} 的距離是怎麼來的`,
    columns: { measure: '項目', difference: '差', scale: '尺度', share: '占比' },
    measures: { height: '身高', weight: '體重', size: '尺寸' },
    scales: {
      seuclidean: '尺度是標準差；占比是占距離平方的比例。',
      gower: '尺度是全距；占比是占總和的比例。',
      mahalanobis: '尺度是標準差；每項只算上面各項解釋不了的部分，占比是占距離平方的比例。',
      euclidean: '沒有尺度：一公分、一公斤、一個尺寸都算作一。占比是占距離平方的比例。',
    },
  },

  nearest: '每個人最像誰',
  neighbour: (of: { id: string; nearest: string; distance: string }) =>
    `${of.id} → ${of.nearest}（${of.distance}）`,
};
