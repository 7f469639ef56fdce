import type { MetricName } from '../../shared/ids.ts';
import type { Student } from '../../shared/reply.ts';
import { joinRuns } from '../../shared/runs.ts';
import type { Status } from '../../shared/status.ts';
import { statuses } from './findings.ts';

const metrics: Record<MetricName, string> = {
  seuclidean: '標準化歐氏距離：每項差異都以全班的標準差為單位',
  gower: 'Gower 距離：每項差異占全班全距的比例，再取平均',
  mahalanobis: '馬氏距離：差異以標準差為單位，並扣除身高和體重相關的部分',
  euclidean: '一般的歐氏距離：公分、公斤和尺寸混在一起算，結果由單位決定',
};

const seats = (numbers: readonly number[]) => `${joinRuns(numbers, '、')} 號座位`;

/** The words of the text report. */
export const report = {
  mostAlike: '最像的兩個人',
  mostAlikeTied: (ties: number) => `最像的兩個人：${ties.toLocaleString('zh-TW')} 對並列第一`,
  moreTies: (count: number) => `還有 ${count.toLocaleString('zh-TW')} 對，距離一樣近`,
  join: (parts: string[]) => parts.join('；'),
  ranked: (pair: string, distance: string) => `${pair}（${distance}）`,
  seatPair: (a: number | string, b: number | string) => `${a} 號和 ${b} 號座位`,
  described: (pair: string, of: { a: string; b: string; ids: string }) =>
    `${pair}：${of.a} 與 ${of.b}${of.ids}`,
  // No line breaks between a number and its unit.
  body: ({ height, weight, size }: Student) => `${height}\u00a0cm、${weight}\u00a0kg、${size}`,
  ids: (a: string, b: string) => `（${a}、${b}）`,
  noPair: (compared: number) =>
    compared === 0 ? '沒有結果：沒有人送來可以比較的資料。' : '沒有結果：可以比較的只有一個人。',
  refusal: (refusal: { refused: string; minimum?: number; found?: number; why?: string }) => {
    switch (refusal.refused) {
      case 'few-students':
        return `沒有結果：馬氏距離至少要有 ${refusal.minimum} 個人，現在有 ${refusal.found} 個；可以改用 --metric seuclidean。`;
      case 'singular':
        return '沒有結果：有一項數值人人相同，或者能由其他幾項算出來，馬氏距離就沒有定義；可以改用 --metric seuclidean。';
      default:
        return refusal.why === 'not-taken'
          ? '沒有結果：馬氏距離不帶權重，請拿掉 --weights。'
          : '沒有結果：權重不能小於 0，也不能全是 0。';
    }
  },
  method: ({ metric, distance, weights }: { metric: MetricName; distance: string; weights: number[] }) =>
    `距離 ${distance}，用的是${metric === 'gower' ? ' ' : ''}${metrics[metric]}。${weights.every(weight => weight === 1) ? '' : `身高、體重、尺寸的權重：${weights.join('、')}。`}`,
  compared: (of: { compared: number; total: number; reasons: string[] }) =>
    `${of.total} 個座位中有 ${of.compared} 個列入比較${of.reasons.length > 0 ? `；沒有列入的：${of.reasons.join('；')}` : ''}。`,
  withoutRecord: (count: number) => `${count} 個沒有可用的資料`,
  declined: (numbers: number[]) => `${seats(numbers)}不公開`,
  sameId: (of: { seats: number[]; id?: string | undefined }) =>
    `${seats(of.seats)}${of.id === undefined ? '的學號和別人相同' : `的學號都是 ${of.id}`}`,
  onlyTwo: '只有兩個人，沒有別人可以比：這時的距離看不出他們有多像。',
  next: '其次',
  needHelp: (count: number) => `${count} 個座位需要協助`,
  phase: (host: { status: Status; connectMs?: number | undefined; totalMs: number; attempts: number }) =>
    host.connectMs === undefined
      ? `沒連上：${statuses[host.status]}（${host.totalMs} 毫秒${host.attempts > 1 ? `，試了 ${host.attempts} 次` : ''}）`
      : `${host.connectMs} 毫秒連上，${host.totalMs} 毫秒結束：${statuses[host.status]}`,
  said: '收到',
  notes: '順帶一提',
  note: (numbers: number[], text: string) => `${seats(numbers)}：${text}`,
  room: '教室',
  marks: {
    pair: '最像',
    ok: '已回答',
    declined: '不公開',
    help: '需要協助',
    nobody: '無人回應',
    cancelled: '沒問到',
  },
  finished: (run: { answered: number; total: number; seconds: string }) =>
    `${run.total} 個座位中有 ${run.answered} 個回答，花了 ${run.seconds} 秒。`,
  interrupted: (run: { answered: number; total: number; seconds: string; notAsked: number }) =>
    `${run.seconds} 秒時中斷：${run.total} 個座位中有 ${run.answered} 個回答，${run.notAsked} 個沒問完。`,
};
