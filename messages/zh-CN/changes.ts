import { statuses } from './findings.ts';

const list = (names: readonly string[]) => names.join('、');
const keys = { height: '身高', weight: '体重', size: '尺码' };

/** 同一教室两次结果之间的变化。 */
export const changes = {
  heading: '有什么变化',
  answered: (of: { before: number; now: number }) => `上次有 ${of.before} 个座位回答，这次 ${of.now} 个。`,
  nothing: '没有变化。',
  answering: '新回答的',
  lost: '不再回答的',
  otherCause: '仍然没有回答，但原因变了',
  record: '数据变了',
  moved: '换了座位',
  subject: (of: { seat: number | string; id?: string | undefined; name?: string | undefined }) =>
    `${of.seat} 号座位${of.id === undefined ? '' : `：${of.id}`}${of.name === undefined ? '' : ` ${of.name}`}`,
  lostNow: (subject: string, status?: keyof typeof statuses) =>
    status === undefined ? subject : `${subject}（${statuses[status]}）`,
  causes: (subject: string, before: keyof typeof statuses, now: keyof typeof statuses) =>
    `${subject}：上次${statuses[before]}，这次${statuses[now]}`,
  fields: (
    subject: string,
    fields: {
      key: 'height' | 'weight' | 'size';
      before?: string | number | undefined;
      now?: string | number | undefined;
    }[],
  ) =>
    `${subject}：${list(fields.map(({ key, before, now }) => (before === undefined ? keys[key] : `${keys[key]} ${before} → ${now}`)))}`,
  movedFrom: (subject: string, from: number | string) => `${subject}，上次在 ${from} 号座位`,
  samePair: '最像的一对没有变。',
  pair: (before: string, now: string) => `上次最像的：${before}；这次：${now}。`,
  couples: (names: string[], more: number) =>
    names.length === 0 ? '没有' : `${list(names)}${more === 0 ? '' : `，另有 ${more} 对`}`,
  couple: (of: { seats: number[]; ids?: string[] | undefined }) =>
    of.ids === undefined ? `${of.seats.join('、')} 号座位` : of.ids.join(' 与 '),
};
