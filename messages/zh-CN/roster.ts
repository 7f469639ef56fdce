import type { RosterFault } from '../../shared/file-problem.ts';

const faults: Record<RosterFault['code'], (text: string) => string> = {
  'no-id': text => `${text === '' ? '' : `“${text}”`}没有学号`,
  'broken-id': text => `学号“${text}”已被 Excel 改坏；请把这一列设为“文本”格式，再重新填写`,
  'long-id': text => `“${text}”太长，不像学号`,
  'no-name': text => `${text} 没有姓名；若不是学生，请删去这一行`,
  'repeated-id': text => `${text} 前面已经有了；请只留一行`,
  'broken-quotes': () => '引号的位置不对，或者没有配对',
};

/** 名单：哪里有错，以及与回答的人对照的结果。 */
export const roster = {
  fault: ({ code, line, text }: RosterFault) => `第 ${line} 行：${faults[code](text)}`,
  refused: (path: string, first: string, many: number) =>
    `${path} ${first}${many > 1 ? `；另有 ${many - 1} 处` : ''}；用 list --roster ${path} 可以逐行查看`,
  nobody: (path: string) => `${path} 只有表头，下面没有学生`,
  columns: ['行', '学号', '姓名', '座位', '班级'],
  preview: (of: { students: number; faults: number; remarks: number }) =>
    `共 ${of.students + of.faults + of.remarks} 行：${of.students} 名学生${of.remarks > 0 ? `，${of.remarks} 行示例、合计、备注或表头` : ''}${of.faults > 0 ? `，${of.faults} 行用不了` : ''}。`,
  faultsHeading: '用不了的行',
  remarksHeading: '示例、合计、备注和重复的表头，不算学生',
  remark: ({ line, text }: { line: number; text: string }) => `第 ${line} 行：${text}`,

  heading: '名单',
  summary: (of: { listed: number; missing: number; elsewhere: number; unlisted: number; twice: number }) =>
    `${of.listed} 人中有 ${of.listed - of.missing} 人回答，缺 ${of.missing} 人，换座 ${of.elsewhere} 人，名单外学号 ${of.unlisted} 个，重复 ${of.twice} 人。`,
  missing: '缺席',
  elsewhere: '座位与名单不符',
  unlisted: '不在名单上',
  twice: '不止一处',
  person: (of: { id: string; name: string; class?: string | undefined }) =>
    `${of.id} ${of.name}${of.class === undefined ? '' : `（${of.class}）`}`,
  missingAt: (person: string, seat?: number | string) =>
    seat === undefined ? person : `${person}，${seat} 号座位`,
  moved: (person: string, seat: number | string, expected: number | string) =>
    `${person} 坐在 ${seat} 号座位，名单上是 ${expected} 号`,
  stranger: (of: { id: string; seat?: number | string | undefined; nearest: string[] }) =>
    `${of.seat === undefined ? '' : `${of.seat} 号座位：`}${of.id}${of.nearest.length > 0 ? `；名单上最接近的是 ${of.nearest.join(' 或 ')}` : ''}`,
  several: (person: string, seats: (number | string)[]) =>
    seats.length === 0 ? person : `${person}，${seats.join('、')} 号座位`,
};
