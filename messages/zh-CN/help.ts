import type { CommandName } from '../../shared/ids.ts';
import type { OptionFacts } from '../facts.ts';

/** What stands behind the sentence of an option or an argument: "：text、json 或 csv（默认：text）". */
function facts({ choices = [], limits, value }: OptionFacts): string {
  const last = choices.at(-1) ?? '';
  const list = choices.length > 1 ? `${choices.slice(0, -1).join('、')} 或 ${last}` : last;
  const range =
    limits === undefined
      ? []
      : [limits.maximum === undefined ? `至少 ${limits.minimum}` : `${limits.minimum} 到 ${limits.maximum}`];
  const inBrackets = [...range, ...(value === undefined ? [] : [`默认：${value}`])].join('；');
  return `${list && `：${list}`}${inBrackets && `（${inBrackets}）`}`;
}

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
  } satisfies Record<CommandName, string>,
  facts,
  ofCommand: '查看一个命令的用法',
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
  /** Defaults that take words. */
  defaults: {
    config: '当前目录有 lab.config.json 就用它',
    lang: '跟随系统',
    show: 'all；html 是 seats',
    exercisePort: '练习自己的端口；info 用配置文件里的端口，没有就是 1024',
  },
  options: {
    config: '全班的设置',
    lang: '用什么语言',
    noColor: '不用颜色',
    version: '显示版本',
    help: '显示这份帮助',
    target: '10.1.2.10-49、10.1.2.10+40、10.1.2.0/24、地址或主机名（后面可加 :端口），或 @文件',
    port: '座位的端口',
    exclude: '不去问的目标',
    concurrency: '同时问几个座位',
    timeout: '一个座位总共最多用多少毫秒',
    attempts: '一个座位最多连接几次；服务器容易崩就用 1',
    metric: '距离的算法',
    weights: '身高、体重、尺码的权重',
    top: '列出最近的几对',
    format: '报告的格式',
    out: '把报告写进文件；要么写全，要么不写',
    show: 'seats 不显示学号和身材，适合投影',
    minOk: '回答的座位少于这个数，退出码就是 1',
    allowPublic: '公网地址也问',
    maxHosts: '最多问多少个地址',
    id: '你的学号',
    height: '你的身高，以厘米为单位',
    weight: '你的体重，以公斤为单位',
    size: '你的衣服尺码：XXS XS S M L XL XXL 3XL 4XL 5XL 6XL',
    declined: '参加，但不公开身高、体重和尺码',
    profile: 'JSON 文件，里面有 id、height、weight 和 size',
    host: '监听的地址；0.0.0.0 就是所有地址',
    allow: '除了本机和内网地址，还允许谁来问',
    as: '提供哪个练习',
    exercisePort: '练习的端口',
    udp: '用 UDP，不用 TCP',
    quiet: '日志里只记被拒绝的和出错的',
    peer: '服务器：10.1.2.10:7000、[fd00::1]:7000 或主机名；不写端口就是 echo 的 7000',
    message: '要发的消息；不写就发键盘输入或管道送来的内容，一行一条',
    every: '每隔几秒发一次消息；不写消息就发 heartbeat',
    count: '心跳发几次就结束',
    seats: '教室有几个座位',
    seed: '数字相同，教室就相同',
    keep: '教室一直开着，留给你自己写的爬虫',
    listen: '在哪里可以看到看板；127.0.0.1 仅限本机',
    handout: '同时发放学生用的文件，和 peer-survey handout 一样',
    handoutListen: '在哪里可以领到文件；0.0.0.0 是整个网络都能领',
    shell: '为哪个 shell 写',
    sweepEvery: '隔几秒问一遍',
    checkAs: '服务器做的是哪个练习',
    strict: '也做可能让脆弱的服务器停下来的检查：好几个客户端、突然断开、四十个同时来',
    only: '只查一组（3）或一条（3.1），连同它需要的',
    listRules: '列出规则，不联系任何人',
    verbose: '显示收到的全部内容和完整经过',
    checkUdp: '用 UDP，不用 TCP（echo）',
    answers:
      '带 id,height,weight,size（或 学号,身高,体重,尺码）表头的 CSV，或 crawl 存下的 JSON、NDJSON；- 表示标准输入',
    nearest: '也列出每个人最像谁',
    explain: '说明距离是怎么来的，一项一项地说',
  },
};
