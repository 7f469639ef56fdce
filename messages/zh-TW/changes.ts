import { statuses } from './findings.ts';

const list = (names: readonly string[]) => names.join('、');
const keys = { height: '身高', weight: '體重', size: '尺寸' };

/** 同一間教室兩次結果之間的變化。 */
export const changes = {
  heading: '有什麼變化',
  answered: (of: { before: number; now: number }) => `上次有 ${of.before} 個座位回答，這次 ${of.now} 個。`,
  nothing: '沒有變化。',
  answering: '新回答的',
  lost: '不再回答的',
  otherCause: '仍然沒有回答，但原因變了',
  record: '資料變了',
  moved: '換了座位',
  subject: (of: { seat: number | string; id?: string | undefined; name?: string | undefined }) =>
    `${of.seat} 號座位${of.id === undefined ? '' : `：${of.id}`}${of.name === undefined ? '' : ` ${of.name}`}`,
  lostNow: (subject: string, status?: keyof typeof statuses) =>
    status === undefined ? subject : `${subject}（${statuses[status]}）`,
  causes: (subject: string, before: keyof typeof statuses, now: keyof typeof statuses) =>
    `${subject}：上次${statuses[before]}，這次${statuses[now]}`,
  fields: (
    subject: string,
    fields: {
      key: 'height' | 'weight' | 'size';
      before?: string | number | undefined;
      now?: string | number | undefined;
    }[],
  ) =>
    `${subject}：${list(fields.map(({ key, before, now }) => (before === undefined ? keys[key] : `${keys[key]} ${before} → ${now}`)))}`,
  movedFrom: (subject: string, from: number | string) => `${subject}，上次在 ${from} 號座位`,
  samePair: '最像的一對沒有變。',
  pair: (before: string, now: string) => `上次最像的：${before}；這次：${now}。`,
  couples: (names: string[], more: number) =>
    names.length === 0 ? '沒有' : `${list(names)}${more === 0 ? '' : `，另有 ${more} 對`}`,
  couple: (of: { seats: number[]; ids?: string[] | undefined }) =>
    of.ids === undefined ? `${of.seats.join('、')} 號座位` : of.ids.join(' 和 '),
};
