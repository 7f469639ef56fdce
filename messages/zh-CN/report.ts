import type { MetricName } from '../../shared/ids.ts';
import type { Student } from '../../shared/reply.ts';
import { joinRuns } from '../../shared/runs.ts';
import type { Status } from '../../shared/status.ts';
import { statuses } from './findings.ts';

const metrics: Record<MetricName, string> = {
  seuclidean: '标准化欧氏距离：每项差异都以全班的标准差为单位',
  gower: 'Gower 距离：每项差异占全班极差的比例，再取平均',
  mahalanobis: '马氏距离：差异以标准差为单位，并扣除身高和体重相关的部分',
  euclidean: '普通欧氏距离：厘米、公斤和尺码混在一起算，结果由单位决定',
};

const seats = (numbers: readonly number[]) => `${joinRuns(numbers, '、')} 号座位`;

/** The words of the text report. */
export const report = {
  mostAlike: '最像的两个人',
  mostAlikeTied: (ties: number) => `最像的两个人：${ties.toLocaleString('zh-CN')} 对并列第一`,
  moreTies: (count: number) => `还有 ${count.toLocaleString('zh-CN')} 对，距离一样近`,
  join: (parts: string[]) => parts.join('；'),
  ranked: (pair: string, distance: string) => `${pair}（${distance}）`,
  seatPair: (a: number | string, b: number | string) => `${a} 号和 ${b} 号座位`,
  described: (pair: string, of: { a: string; b: string; ids: string }) =>
    `${pair}：${of.a} 与 ${of.b}${of.ids}`,
  // No line breaks between a number and its unit.
  body: ({ height, weight, size }: Student) => `${height}\u00a0cm、${weight}\u00a0kg、${size}`,
  ids: (a: string, b: string) => `（${a}、${b}）`,
  noPair: (compared: number) =>
    compared === 0 ? '没有结果：没有人发来可以比较的记录。' : '没有结果：可以比较的只有一个人。',
  refusal: (refusal: { refused: string; minimum?: number; found?: number; why?: string }) => {
    switch (refusal.refused) {
      case 'few-students':
        return `没有结果：马氏距离至少要有 ${refusal.minimum} 个人，现在有 ${refusal.found} 个；可以改用 --metric seuclidean。`;
      case 'singular':
        return '没有结果：有一项数据人人相同，或者能由另外几项算出来，马氏距离就没有定义；可以改用 --metric seuclidean。';
      default:
        return refusal.why === 'not-taken'
          ? '没有结果：马氏距离不带权重，请去掉 --weights。'
          : '没有结果：权重不能小于 0，也不能全是 0。';
    }
  },
  method: ({ metric, distance, weights }: { metric: MetricName; distance: string; weights: number[] }) =>
    `距离 ${distance}，用的是${metric === 'gower' ? ' ' : ''}${metrics[metric]}。${weights.every(weight => weight === 1) ? '' : `身高、体重、尺码的权重：${weights.join('、')}。`}`,
  compared: (of: { compared: number; total: number; reasons: string[] }) =>
    `${of.total} 个座位中有 ${of.compared} 个参加比较${of.reasons.length > 0 ? `；没有参加的：${of.reasons.join('；')}` : ''}。`,
  withoutRecord: (count: number) => `${count} 个没有可用的记录`,
  declined: (numbers: number[]) => `${seats(numbers)}不公开`,
  sameId: (of: { seats: number[]; id?: string | undefined }) =>
    `${seats(of.seats)}${of.id === undefined ? '的学号与别人相同' : `的学号都是 ${of.id}`}`,
  onlyTwo: '只有两个人，没有别人可比：这时的距离说明不了他们有多像。',
  next: '其次',
  needHelp: (count: number) => `${count} 个座位需要帮助`,
  phase: (host: { status: Status; connectMs?: number | undefined; totalMs: number; attempts: number }) =>
    host.connectMs === undefined
      ? `没连上：${statuses[host.status]}（${host.totalMs} 毫秒${host.attempts > 1 ? `，试了 ${host.attempts} 次` : ''}）`
      : `${host.connectMs} 毫秒连上，${host.totalMs} 毫秒结束：${statuses[host.status]}`,
  said: '收到',
  notes: '顺便一提',
  note: (numbers: number[], text: string) => `${seats(numbers)}：${text}`,
  room: '教室',
  marks: {
    pair: '最像',
    ok: '已回答',
    declined: '不公开',
    help: '需要帮助',
    nobody: '没人应答',
    cancelled: '没问到',
  },
  finished: (run: { answered: number; total: number; seconds: string }) =>
    `${run.total} 个座位中有 ${run.answered} 个回答，用了 ${run.seconds} 秒。`,
  interrupted: (run: { answered: number; total: number; seconds: string; notAsked: number }) =>
    `${run.seconds} 秒时中断：${run.total} 个座位中有 ${run.answered} 个回答，${run.notAsked} 个没问完。`,
};
