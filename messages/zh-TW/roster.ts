import type { RosterFault } from '../../shared/file-problem.ts';

const faults: Record<RosterFault['code'], (text: string) => string> = {
  'no-id': text => `${text === '' ? '' : `「${text}」`}沒有學號`,
  'broken-id': text => `學號「${text}」已被 Excel 改壞；請把這一欄設為「文字」格式，再重新填寫`,
  'long-id': text => `「${text}」太長，不像學號`,
  'no-name': text => `${text} 沒有姓名；若不是學生，請刪去這一列`,
  'repeated-id': text => `${text} 前面已經有了；請只留一列`,
  'broken-quotes': () => '引號的位置不對，或者沒有成對',
};

/** 名單：哪裡有錯，以及與回答的人對照的結果。 */
export const roster = {
  fault: ({ code, line, text }: RosterFault) => `第 ${line} 行：${faults[code](text)}`,
  refused: (path: string, first: string, many: number) =>
    `${path} ${first}${many > 1 ? `；另有 ${many - 1} 處` : ''}；用 list --roster ${path} 可以逐列檢視`,
  nobody: (path: string) => `${path} 只有標題列，下面沒有學生`,
  columns: ['行', '學號', '姓名', '座位', '班級'],
  preview: (of: { students: number; faults: number; remarks: number }) =>
    `共 ${of.students + of.faults + of.remarks} 列：${of.students} 名學生${of.remarks > 0 ? `，${of.remarks} 列範例、合計、備註或標題` : ''}${of.faults > 0 ? `，${of.faults} 列無法使用` : ''}。`,
  faultsHeading: '無法使用的列',
  remarksHeading: '範例、合計、備註和重複的標題列，不算學生',
  remark: ({ line, text }: { line: number; text: string }) => `第 ${line} 行：${text}`,

  heading: '名單',
  summary: (of: { listed: number; missing: number; elsewhere: number; unlisted: number; twice: number }) =>
    `${of.listed} 人中有 ${of.listed - of.missing} 人回答，缺 ${of.missing} 人，換座位 ${of.elsewhere} 人，名單外學號 ${of.unlisted} 個，重複 ${of.twice} 人。`,
  missing: '缺席',
  elsewhere: '座位與名單不符',
  unlisted: '不在名單上',
  twice: '不只一處',
  person: (of: { id: string; name: string; class?: string | undefined }) =>
    `${of.id} ${of.name}${of.class === undefined ? '' : `（${of.class}）`}`,
  missingAt: (person: string, seat?: number | string) =>
    seat === undefined ? person : `${person}，${seat} 號座位`,
  moved: (person: string, seat: number | string, expected: number | string) =>
    `${person} 坐在 ${seat} 號座位，名單上是 ${expected} 號`,
  stranger: (of: { id: string; seat?: number | string | undefined; nearest: string[] }) =>
    `${of.seat === undefined ? '' : `${of.seat} 號座位：`}${of.id}${of.nearest.length > 0 ? `；名單上最接近的是 ${of.nearest.join(' 或 ')}` : ''}`,
  several: (person: string, seats: (number | string)[]) =>
    seats.length === 0 ? person : `${person}，${seats.join('、')} 號座位`,
};
