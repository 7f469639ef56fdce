import type { Field } from '../../shared/finding.ts';
import type { ExerciseName } from '../../shared/ids.ts';
import { sizes } from '../../shared/size.ts';

/** What the commands say, each under its name, and the help of all of them. */

const questions: Record<Field, string> = {
  id: '學號：',
  height: '身高（公分）：',
  weight: '體重（公斤）：',
  size: `衣服尺寸（${sizes.join(' ')}）：`,
};

/** Why a client that stayed for a while is no longer there. */
const departures = {
  left: '離開了',
  dismissed: '道別後中斷',
  idle: '太久沒動靜，已中斷',
  expired: '時間到，已中斷',
  unread: '一個回答也沒讀，已中斷',
};
type Departure = keyof typeof departures;

export const serve = {
  questions,
  missing: (fields: Field[]) =>
    `缺少 ${fields.map(field => `--${field}`).join('、')}：請寫在指令裡，或者都寫進一個檔案，用 --profile 指定`,
  rejected: (cause: string, hint: string) => `${cause}。${hint}`,
  shares: (record: string) => `正在分享 ${record}`,
  reachable: '連到下面的位址就能問到：',
  onlyHere: '（僅限本機）',
  howToEnd: '按 Ctrl-C 結束。',
  firewall: '系統如果問是否允許 Node.js 接受連線，請允許；不然只有本機連得到。',
  ended: '已結束。',
  answered: (event: { time: string; peer: string; heard: string; bytes: number; ms: number }) =>
    `${event.time}  ${event.peer}  ${event.heard === '' ? '什麼都沒問' : `問了「${event.heard}」`}，${event.bytes === 0 ? '沒等到回答就走了' : `得到 ${event.bytes} 個位元組`}，歷時 ${event.ms} 毫秒`,
  forbidden: (event: { time: string; peer: string; address: string }) =>
    `${event.time}  ${event.peer}  已拒絕：不在允許的名單裡；加上 --allow ${event.address} 就能放行`,
  dropped: (event: { time: string; peers: number }) =>
    `${event.time}  放棄了 ${event.peers} 個連線：超過上限`,
  trouble: (event: { time: string; text: string }) => `${event.time}  有個連線出了問題：${event.text}`,
  serves: (exercise: string, summary: string) => `正在提供 ${exercise}（${summary}）`,
  servesAt: '連到下面的位址就能用：',
  arrived: (event: { time: string; peer: string }) => `${event.time}  ${event.peer}  連上了`,
  left: (event: {
    time: string;
    peer: string;
    messages: number;
    bytes: number;
    seconds: string;
    why: Departure;
  }) =>
    `${event.time}  ${event.peer}  ${departures[event.why]}，前後 ${event.seconds} 秒：${event.messages} 則訊息，送出 ${event.bytes} 個位元組`,
  unanswered: (event: { time: string; peer: string; heard: string }) =>
    `${event.time}  ${event.peer}  不作回答：「${event.heard}」的開頭像是另一台 echo 伺服器的回答`,
  droppedDatagrams: (event: { time: string; datagrams: number }) =>
    `${event.time}  放棄了 ${event.datagrams} 個資料包：超過上限`,
  noUdp: (name: string) => `${name} 不支援 UDP；請拿掉 --udp`,
  portInUse: (host: string, port: number) =>
    `${host} 的連接埠 ${port} 已被占用，可能是先前啟動的伺服器還開著；先結束它，或用 --port 換一個連接埠`,
  // Below 1024 a port is the administrator's; above, Windows keeps some for itself.
  portForbidden: (port: number) =>
    port < 1_024
      ? `沒有權限使用連接埠 ${port}；請用 --port 選一個大於 1023 的連接埠`
      : `連接埠 ${port} 被系統保留給別的用途；請用 --port 另選一個`,
  notOurAddress: (host: string) => `${host} 不是本機的位址；拿掉 --host 就使用本機的所有位址`,
  cannotListen: (host: string, port: number, reason: string) =>
    `無法監聽 ${host} 的連接埠 ${port}：${reason}`,
};

/** The exercises that `serve --as` knows, each with what it does. */
export const exercises: Record<ExerciseName, string> = {
  info: '對 get 回答你的資料：這次的調查',
  echo: '每則訊息前面加上 "echo " 送回去',
  greet: '問對方的名字，再打招呼',
  clock: '每則訊息前面加上時間送回去',
};

export const crawl = {
  wrote: (file: { path: string; bytes: number }) => `已寫入 ${file.path}：${file.bytes} 個位元組。`,
  tooFew: (run: { answered: number; minOk: number }) =>
    `結束代碼 1：只有 ${run.answered} 個座位回答了，少於 --min-ok ${run.minOk}。`,
  configured: (from: { file: string | undefined; hosts: string }) =>
    `沒有寫對象：去問 ${from.hosts}（${from.file === undefined ? '預設的' : `來自 ${from.file}`}）。`,
  /** Between two sentences. */
  stop: '。',
  ended: (run: { asked: number; total: number; ok: number; failed: number; seconds: string }) =>
    `已問 ${run.asked}/${run.total}：成功 ${run.ok}，失敗 ${run.failed}，花了 ${run.seconds} 秒`,
  progress: (at: { done: number; total: number; ok: number; failed: number; secondsLeft: number }) =>
    `已問 ${at.done}/${at.total}：成功 ${at.ok}，失敗 ${at.failed}，還要 ${at.secondsLeft} 秒`,
};

export const demo = {
  ready: (room: { count: number; targets: string; seed: number }) =>
    `本機上開了 ${room.count} 個座位：${room.targets}（種子 ${room.seed}），其中幾個是故意弄壞的。\n\n`,
  oneAddress: '本機只有 127.0.0.1 一個位址：座位改用它的連續連接埠，每個座位一個。\n',
  portInUse: (at: { host: string; port: number; next: number }) =>
    `${at.host} 的連接埠 ${at.port} 已被占用，改用 ${at.next}。\n`,
  noPort: (first: number, last: number) => `連接埠 ${first} 到 ${last} 都被占用；請用 --port 另選一個`,
  cannotOpen: (at: { reason: string; host: string; port: number }) =>
    `無法在 ${at.host} 的連接埠 ${at.port} 上開座位：${at.reason}`,
  visited: (visit: {
    seats: number;
    connections: number;
    tookMs: number;
    atOnce: number;
    leftEarly: number;
    resets: number;
  }) =>
    `來過一個爬蟲，用時 ${(visit.tookMs / 1_000).toFixed(1)} 秒：${visit.seats} 個座位，${visit.connections} 個連線，同時最多 ${visit.atOnce} 個；提早離開 ${visit.leftEarly} 次，重設 ${visit.resets} 次。\n`,
  kept: '教室會一直開著：寫一個爬蟲來問吧。按 Enter 看正確答案，按 Ctrl-C 關閉教室。\n',
};
