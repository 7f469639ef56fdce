import type { Field } from '../../shared/finding.ts';
import type { ExerciseName } from '../../shared/ids.ts';
import { sizes } from '../../shared/size.ts';

/** What the commands say, each under its name, and the help of all of them. */

const questions: Record<Field, string> = {
  id: '学号：',
  height: '身高（厘米）：',
  weight: '体重（公斤，不是斤）：',
  size: `衣服尺码（${sizes.join(' ')}）：`,
};

/** Why a client that stayed for a while is no longer there. */
const departures = {
  left: '离开了',
  dismissed: '道别后断开',
  idle: '太久没动静，已断开',
  expired: '时间到，已断开',
  unread: '一个回答也没读，已断开',
};
type Departure = keyof typeof departures;

export const serve = {
  questions,
  missing: (fields: Field[]) =>
    `缺少 ${fields.map(field => `--${field}`).join('、')}：请写在命令里，或者都写进一个文件，用 --profile 指定`,
  rejected: (cause: string, hint: string) => `${cause}。${hint}`,
  shares: (record: string) => `正在分享 ${record}`,
  reachable: '连到下面的地址就能问到：',
  onlyHere: '（仅限本机）',
  howToEnd: '按 Ctrl-C 结束。',
  firewall: '系统如果问是否允许 Node.js 接受连接，请允许；不然只有本机连得上。',
  ended: '已结束。',
  answered: (event: { time: string; peer: string; heard: string; bytes: number; ms: number }) =>
    `${event.time}  ${event.peer}  ${event.heard === '' ? '什么也没问' : `问了“${event.heard}”`}，${event.bytes === 0 ? '没等到回答就走了' : `得到 ${event.bytes} 个字节`}，历时 ${event.ms} 毫秒`,
  forbidden: (event: { time: string; peer: string; address: string }) =>
    `${event.time}  ${event.peer}  已拒绝：不在允许的名单里；加上 --allow ${event.address} 就能放行`,
  dropped: (event: { time: string; peers: number }) =>
    `${event.time}  放弃了 ${event.peers} 个连接：超过上限`,
  trouble: (event: { time: string; text: string }) => `${event.time}  有个连接出了问题：${event.text}`,
  serves: (exercise: string, summary: string) => `正在提供 ${exercise}（${summary}）`,
  servesAt: '连到下面的地址就能用：',
  arrived: (event: { time: string; peer: string }) => `${event.time}  ${event.peer}  连上了`,
  left: (event: {
    time: string;
    peer: string;
    messages: number;
    bytes: number;
    seconds: string;
    why: Departure;
  }) =>
    `${event.time}  ${event.peer}  ${departures[event.why]}，前后 ${event.seconds} 秒：${event.messages} 条消息，发出 ${event.bytes} 个字节`,
  unanswered: (event: { time: string; peer: string; heard: string }) =>
    `${event.time}  ${event.peer}  不作回答：“${event.heard}”的开头像是另一台回声服务器的回答`,
  droppedDatagrams: (event: { time: string; datagrams: number }) =>
    `${event.time}  放弃了 ${event.datagrams} 个数据报：超过上限`,
  noUdp: (name: string) => `${name} 不支持 UDP；请去掉 --udp`,
  portInUse: (host: string, port: number) =>
    `${host} 的端口 ${port} 已被占用，可能是之前启动的服务器还开着；先结束它，或用 --port 换一个端口`,
  // Below 1024 a port is the administrator's; above, Windows keeps some for itself.
  portForbidden: (port: number) =>
    port < 1_024
      ? `没有权限使用端口 ${port}；请用 --port 选一个大于 1023 的端口`
      : `端口 ${port} 被系统留作他用；请用 --port 另选一个`,
  notOurAddress: (host: string) => `${host} 不是本机的地址；去掉 --host 就使用本机的所有地址`,
  cannotListen: (host: string, port: number, reason: string) => `无法监听 ${host} 的端口 ${port}：${reason}`,
};

/** The exercises that `serve --as` knows, each with what it does. */
export const exercises: Record<ExerciseName, string> = {
  info: '对 get 回答你的记录：这次的调查',
  echo: '每条消息前面加上 "echo " 发回去',
  greet: '问对方的名字，再打招呼',
  clock: '每条消息前面加上时间发回去',
};

export const crawl = {
  wrote: (file: { path: string; bytes: number }) => `已写入 ${file.path}：${file.bytes} 字节。`,
  tooFew: (run: { answered: number; minOk: number }) =>
    `退出码 1：只有 ${run.answered} 个座位回答了，少于 --min-ok ${run.minOk}。`,
  configured: (from: { file: string | undefined; hosts: string }) =>
    `没有写目标：去问 ${from.hosts}（${from.file === undefined ? '默认的' : `来自 ${from.file}`}）。`,
  /** Between two sentences. */
  stop: '。',
  ended: (run: { asked: number; total: number; ok: number; failed: number; seconds: string }) =>
    `已问 ${run.asked}/${run.total}：成功 ${run.ok}，失败 ${run.failed}，用了 ${run.seconds} 秒`,
  progress: (at: { done: number; total: number; ok: number; failed: number; secondsLeft: number }) =>
    `已问 ${at.done}/${at.total}：成功 ${at.ok}，失败 ${at.failed}，还要 ${at.secondsLeft} 秒`,
};

export const demo = {
  ready: (room: { count: number; targets: string; seed: number }) =>
    `本机上开了 ${room.count} 个座位：${room.targets}（种子 ${room.seed}），其中几个是故意弄坏的。\n\n`,
  oneAddress: '本机只有 127.0.0.1 一个地址：座位改用它的连续端口，每个座位一个。\n',
  portInUse: (at: { host: string; port: number; next: number }) =>
    `${at.host} 的端口 ${at.port} 已被占用，改用 ${at.next}。\n`,
  noPort: (first: number, last: number) => `端口 ${first} 到 ${last} 都被占用；请用 --port 另选一个`,
  cannotOpen: (at: { reason: string; host: string; port: number }) =>
    `无法在 ${at.host} 的端口 ${at.port} 上开座位：${at.reason}`,
  visited: (visit: {
    seats: number;
    connections: number;
    tookMs: number;
    atOnce: number;
    leftEarly: number;
    resets: number;
  }) =>
    `来过一个爬虫，用时 ${(visit.tookMs / 1_000).toFixed(1)} 秒：${visit.seats} 个座位，${visit.connections} 个连接，同时最多 ${visit.atOnce} 个；提前离开 ${visit.leftEarly} 次，重置 ${visit.resets} 次。\n`,
  kept: '教室会一直开着：写一个爬虫来问吧。按 Enter 看正确答案，按 Ctrl-C 关闭教室。\n',
};
