import type { Field } from '../../shared/finding.ts';

/** What the commands say, each under its name, and the help of all of them. */

const questions: Record<Field, string> = {
  id: '学号：',
  height: '身高（厘米）：',
  weight: '体重（公斤，不是斤）：',
  size: '衣服尺码（XXS XS S M L XL XXL 3XL 4XL 5XL 6XL）：',
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
  noUdp: (name: string) => `${name} 没有 UDP 的形式；请去掉 --udp`,
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
export const exercises = {
  info: '对 get 回答你的记录：这次的调查',
  echo: '每条消息前面加上 "echo " 发回去',
  greet: '问对方的名字，再打招呼',
  clock: '每条消息前面加上时间发回去',
};

export const crawl = {
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

export const help = {
  intro: (called: string) => `${called} 命令 [选项]\n\n一个班，一间教室，每个座位一台服务器：哪两个人最像？`,
  outro: (called: string) => `每个命令的用法：${called} 命令 --help。`,
  firstSteps: '第一次使用：peer-survey demo',
  commands: {
    serve: '分享你的记录，谁来问就告诉谁（学生用）',
    crawl: '问遍所有座位，找出最像的两个人（教师用）',
    talk: '给服务器发消息，显示它的回答（教程用）',
    check: '逐条检查一台服务器，告诉你该改哪一行（学生和教师用）',
    list: '只列出 crawl 会去问的地址，不联系任何人',
    pair: '在存下的回答里找出最像的两个人，不用网络',
    demo: '在本机开一间 40 个座位的教室，再问一遍',
    board: '在浏览器里看教室实况，一个座位一格（投影用）',
    handout: '发放学生要用的那一个文件（没有互联网时用）',
    completion: '在命令行里按 Tab 就能补全命令和选项',
  },
  titles: { usage: '用法：', arguments: '参数：', options: '选项：' },
  /** What stands for a value in a usage line. */
  placeholders: {
    options: '选项',
    file: '文件',
    language: '语言',
    target: '目标',
    number: '数字',
    ms: '毫秒',
    seconds: '秒数',
    name: '名称',
    'h,w,s': '三个权重',
    audience: '给谁看',
    address: '地址',
    cidr: '网段',
    exercise: '练习',
    id: '编号',
    'student-number': '学号',
    cm: '厘米',
    kg: '公斤',
    size: '尺码',
    'host:port': '主机:端口',
    message: '消息',
    shell: 'shell',
  },
  options: {
    config: '全班的设置（默认：当前目录有 lab.config.json 就用它）',
    lang: 'en、zh-CN 或 zh-TW（默认：跟随系统）',
    noColor: '不用颜色',
    version: '显示版本',
    help: '显示这份帮助',
    target: '10.1.2.10-49、10.1.2.10+40、10.1.2.0/24、地址或主机名（后面可加 :端口），或 @文件',
    port: '使用的端口（默认：1024，或配置文件里的端口）',
    exclude: '不去问的目标',
    concurrency: '同时问几个座位（默认：64）',
    timeout: '一个座位总共最多用多少毫秒（默认：4000）',
    attempts: '一个座位最多连接几次（默认：4；服务器容易崩就用 1）',
    metric:
      '距离的算法：seuclidean（标准化欧氏距离，默认）、gower（Gower 距离）、mahalanobis（马氏距离）或 euclidean（欧氏距离）',
    weights: '身高、体重、尺码的权重（默认：1,1,1）',
    top: '列出最近的几对（默认：5）',
    format: 'text（默认）、json、ndjson、csv 或 html',
    out: '把报告写进文件；要么写全，要么不写',
    show: 'all 全部显示；seats 不显示学号和身材，适合投影（默认：all；html 和 board 是 seats）',
    minOk: '回答的座位少于这个数，退出码就是 1',
    allowPublic: '公网地址也问',
    maxHosts: '最多问多少个地址（默认：4096）',
    id: '你的学号',
    height: '你的身高，以厘米为单位',
    weight: '你的体重，以公斤为单位',
    size: '你的衣服尺码：XXS XS S M L XL XXL 3XL 4XL 5XL 6XL',
    declined: '参加，但不公开身高、体重和尺码',
    profile: 'JSON 文件，里面有 id、height、weight 和 size',
    host: '监听的地址（默认：0.0.0.0，即所有地址）',
    allow: '除了本机和内网地址，还允许谁来问',
    as: (names: readonly string[]) => `提供哪个练习：${names.join('、')}（默认：info）`,
    servePort: '监听的端口（默认：练习自己的端口；info 是 1024，或配置文件里的端口）',
    udp: '用 UDP，不用 TCP',
    quiet: '日志里只记被拒绝的和出错的',
    peer: '服务器：10.1.2.10:7000、[fd00::1]:7000 或主机名；不写端口就是 echo 的 7000',
    message: '要发的消息；不写就发键盘输入或管道送来的内容，一行一条',
    every: '每隔几秒发一次消息（默认发 heartbeat）',
    count: '心跳发几次就结束',
    seats: '教室有几个座位，10 到 250（默认：40）',
    seed: '数字相同，教室就相同（默认：1）',
    keep: '教室一直开着，留给你自己写的爬虫',
    listen: '在哪里可以看到看板（默认：127.0.0.1:8040，仅限本机）',
    handout: '同时发放学生用的文件，和 peer-survey handout 一样',
    handoutListen: '在哪里可以领到文件（默认：0.0.0.0:8050，整个网络都能领）',
    shell: 'bash、zsh、fish 或 powershell',
    sweepEvery: '隔几秒问一遍，1 到 3600（默认：5）',
    checkAs: (names: readonly string[]) => `服务器做的是哪个练习：${names.join('、')}（默认：info）`,
    strict: '也做可能让脆弱的服务器停下来的检查：好几个客户端、突然断开、四十个同时来',
    only: '只查一组（3）或一条（3.1），连同它需要的',
    listRules: '列出规则，不联系任何人',
    verbose: '显示收到的全部内容和完整经过',
    checkFormat: 'text（默认）、json 或 junit',
    checkUdp: '用 UDP，不用 TCP（echo）',
    answers:
      '带 id,height,weight,size（或 学号,身高,体重,尺码）表头的 CSV，或 crawl 存下的 JSON、NDJSON；- 表示标准输入',
    nearest: '也列出每个人最像谁',
    explain: '说明距离是怎么来的，一项一项地说',
    pairFormat: 'text（默认）、json 或 csv',
  },
};
