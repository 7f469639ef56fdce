import type { Field } from '../../shared/finding.ts';
import type { Student } from '../../shared/reply.ts';
import { report } from './report.ts';

const list = (names: readonly string[]) => names.join('、');
const fields: Record<Field, string> = { id: '学号', height: '身高', weight: '体重', size: '尺码' };

const counted = (many: number) => many.toLocaleString('zh-CN');

/** What `pair` says of saved answers. */
export const pair = {
  described: (of: { a: string; b: string; bodyA: Student; bodyB: Student }) =>
    `${of.a} 与 ${of.b}：${report.body(of.bodyA)} 与 ${report.body(of.bodyB)}`,
  ranked: (of: { a: string; b: string; distance: string }) => `${of.a} 与 ${of.b}（${of.distance}）`,
  noRows: '没有结果：里面一行数据也没有。',
  noPair: (compared: number) =>
    compared === 0 ? '没有结果：没有一行可以比较。' : '没有结果：可以比较的只有一行。',
  compared: (of: { compared: number; rows: number; reasons: string[] }) =>
    `${counted(of.rows)} 行中有 ${counted(of.compared)} 行参加比较${of.reasons.length > 0 ? `；没有参加的：${of.reasons.join('；')}` : ''}。`,
  declined: (many: number) => `${counted(many)} 行不公开`,
  sharedIds: (many: number, first: readonly string[]) =>
    `${counted(many)} 行的学号与别的行相同（例如 ${list(first)}）`,
  unusable: (many: number) => `${counted(many)} 行用不了`,

  faults: {
    heading: (many: number) => `有 ${counted(many)} 行用不了`,
    times: (many: number, cause: string) => `${counted(many)} 行：${cause}`,
    at: {
      line: (at: number, cause: string) => `第 ${at} 行：${cause}`,
      entry: (at: number, cause: string) => `第 ${at} 条：${cause}`,
      seat: (at: number, cause: string) => `${at} 号座位：${cause}`,
    },
    seat: (status: string) => `crawl 记下的结果是：${status}`,
    masked: '回答了，但保存时没有带上数据；请用 crawl --show all 保存',
    missing: '在名单上，但 crawl 没有见到',
    remark: '是示例、合计、备注或重复的表头，不是学生',
    emptyCell: (key: Field) => `${fields[key]}是空的`,
    notANumber: (key: Field, text?: string) =>
      `${fields[key]}${text === undefined ? '' : `“${text}”`}不是单独的数字`,
    cells: (of?: { found: number; expected: number }) =>
      of === undefined ? '列数与表头不一致' : `有 ${of.found} 列，表头是 ${of.expected} 列`,
    brokenId: (text?: string) =>
      `学号${text === undefined ? '' : `“${text}”`}已被 Excel 改坏；请把这一列设为“文本”格式，重新填写学号再保存`,
    brokenQuotes: '引号的位置不对，或者没有配对',
  },

  explained: {
    heading: (a: string, b: string) => `${a} 与 ${b} 的距离是怎么来的`,
    columns: { measure: '项目', difference: '差', scale: '尺度', share: '占比' },
    measures: { height: '身高', weight: '体重', size: '尺码' },
    scales: {
      seuclidean: '尺度是标准差；占比指占距离平方的比例。',
      gower: '尺度是极差；占比指占总和的比例。',
      mahalanobis: '尺度是标准差；每项只算上面各项解释不了的部分，占比指占距离平方的比例。',
      euclidean: '没有尺度：一厘米、一公斤、一个尺码都算作一。占比指占距离平方的比例。',
    },
  },

  nearest: '每个人最像谁',
  neighbour: (of: { id: string; nearest: string; distance: string }) =>
    `${of.id} → ${of.nearest}（${of.distance}）`,
};
