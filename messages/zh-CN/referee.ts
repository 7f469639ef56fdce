import { MAX_REPLY_BYTES, SLOW_AFTER_MS } from '../../shared/protocol.ts';
import type { RefereeFindingOf } from '../../shared/referee.ts';

const seats = (numbers: readonly number[]) =>
  `${numbers.slice(0, 8).join('、')}${numbers.length > 8 ? ' 等' : ''} 号座位`;
const pair = ([a, b]: readonly [number, number]) => `${a} 和 ${b}`;
const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} 秒`;
const digits = (value: number) => String(Number(value.toFixed(4)));

/** How a crawler came to another pair or distance. `said` is the distance that it printed. */
const metrics = {
  plain: (said?: number) =>
    `${said === undefined ? '这一对' : `${digits(said)} `}是直接拿厘米和公斤算出来的：先把每个差除以它的标准差`,
  itself: () => '把学生和自己比了，距离当然是 0.0：内层循环要从外层的下一个开始',
  'as-text': () => '尺码按文字排了顺序，L 排在 M 和 S 前面：先把尺码换成名次',
  'without-size': () => '距离里没有尺码：把名次的差也算进去',
  population: (said?: number) =>
    `${said === undefined ? '这个距离' : `${digits(said)} `}是除以 n 得到的：样本标准差要除以 n - 1（statistics.stdev）`,
  range: () => '差除以的是极差：要除以标准差',
  mean: () => '差除以的是平均值：要除以标准差',
  largest: () => '差除以的是最大值：要除以标准差',
  squares: () => '这是平方和：还要开平方',
  sum: () => '把差直接加起来了：要先平方，相加，再开平方',
  'first-seats': () => '只比较了前面的座位：两层循环都要走到列表末尾',
  'from-zero': () => '人是对的，但每个座位号都少了 1：第一个座位是 1 号',
};

/** What the referee says. */
export const referee = {
  sections: {
    asking: '怎样问的',
    difficulties: '遇到每种难题时怎样处理',
    finding: '找到了什么',
  },
  /** What is asked of a crawler, each in some forty columns. */
  rules: {
    'asks-all': '每个座位都问到',
    'asks-get': '只发 get，不发别的',
    'few-connections': '每个座位最多连接两次',
    'at-once': '同时问好几个座位',
    'leaves-politely': '读到结束，再关闭连接',
    'survives-closed': '端口没开，连接被重置',
    'survives-silent': '一直不回答的座位',
    'waits-for-late': '1.2 秒之后才来的回答',
    'joins-pieces': '分成几段的回答',
    'stops-endless': '没完没了的回答',
    'drops-half': '只有一半的对象',
    'drops-quotes': '单引号：不是 JSON',
    'no-eval': '表达式：是代码，不是数据',
    'drops-bytes': '不是 UTF-8 的字节',
    'drops-metres': '身高写成了米',
    'drops-swapped': '身高体重写反了',
    'drops-twins': '两个座位同一个学号',
    'respects-declined': '不愿公开的学生',
    'reads-sizes': '尺码的各种写法',
    'finds-pair': '最相近的两个人',
    'finds-tie': '并列的每一对',
    'right-distance': '他们的距离',
    'counts-right': '一共比较了多少人',
  },
  /** What to change where a rule fails. */
  hints: {
    'asks-all': '一个座位出错不能让整个爬虫停下：每个座位各放进一个 try，然后接着问下一个。',
    'asks-get': "只发 get 这三个字节：s.sendall(b'get')。",
    'few-connections': '连接一次就够；第一次什么也没收到，最多再连一次。',
    'at-once': '同时问很多座位：每个座位一个线程，例如 ThreadPoolExecutor(40)。',
    'leaves-politely': "一直读到 recv() 返回 b''，再调用 s.close()。",
    'survives-closed': '连接被拒绝、被重置，也是一种结果：except OSError。',
    'survives-silent': '给每个座位一个期限：create_connection 里写 timeout=3，对 recv 也有效。',
    'waits-for-late': `正确的回答最多可以用 ${SLOW_AFTER_MS / 1_000} 秒：至少等 2 秒。`,
    'joins-pieces': "TCP 传的是字节，不是消息：反复调用 recv()，直到返回 b''，把收到的接起来。",
    'stops-endless': `收到 ${MAX_REPLY_BYTES} 个字节还没有完整的对象，就不读了：没有哪个回答更长。`,
    'drops-half': '不完整的 JSON 对象是一种结果，不是程序的终点：except ValueError。',
    'drops-quotes': '用 json.loads 解析，它不认的就不要。',
    'no-eval': '别人发来什么，eval() 就执行什么。请用 json.loads 解析。',
    'drops-bytes': "用 data.decode('utf-8') 解码，解不了的就不要；errors='ignore' 会编出一份假记录。",
    'drops-metres': '身高不在 100 到 250 厘米之间的不要；替别人改数值是猜测。',
    'drops-swapped': '身高不在 100 到 250 厘米、体重不在 20 到 300 公斤之间的不要。',
    'drops-twins': '两个座位同一个学号，谁也不知道哪个是真的，所以两个都不要。',
    'respects-declined': "读身高、体重、尺码之前，先看有没有 'declined'。",
    'reads-sizes': '照大家的写法读尺码：先转成大写，2XL 就是 XXL，XXXL 就是 3XL，加大是 XL，大中小是 L M S。',
    'finds-pair': '每个差除以它的标准差，平方，相加，开平方；最小的就是答案。',
    'finds-tie': '有两对一样近：和最小距离相差不到 1e-9 的，每一对都留下，都写在最后一行。',
    'right-distance': '每个差除以这一项的标准差（statistics.stdev），平方，相加，再把总和开平方。',
    'counts-right': '数一数比较了多少学生，没有参加比较的座位都列出来。',
  },
  /** 有的发现要改的，和规则的提示不同。 */
  hintsOf: {
    'nobody-came': '先单独运行这条命令：它应该去连给它的那些座位。',
    'not-asked': '让循环走到最后一个座位，每个都问到。',
    'from-zero': '座位从 1 数起：打印 i + 1，或者用 enumerate(hosts, 1)。',
    'also-named': '只说最近的几对，别的不要说。',
    'no-answer': '先单独运行这条命令：它不能出错退出，最后一行要写出两个座位。',
    'unclear-answer': '把答案打印成一个 JSON 对象，就只有一种意思。',
  },
  findings: {
    'nobody-came': (f: RefereeFindingOf<'nobody-came'>) =>
      f.says === undefined
        ? '一个座位也没来过：命令里写了 {prefix}、{port} 或 {hosts} 吗？'
        : `一个座位也没来过就结束了，最后一行是：${f.says}`,
    'ended-at': (f: RefereeFindingOf<'ended-at'>) =>
      `${f.seats} 个座位问了 ${f.asked} 个，在 ${f.seat} 号座位${f.how === 'ended' ? '结束了' : '卡住了'}：一个座位出错不能让整个爬虫停下`,
    'ended-early': (f: RefereeFindingOf<'ended-early'>) =>
      `${f.seats} 个座位问了 ${f.asked} 个，没给答案就结束了${f.says === undefined ? '' : `：${f.says}`}`,
    'not-asked': (f: RefereeFindingOf<'not-asked'>) => `没有问过 ${seats(f.missing)}；range(1, 41) 才到 40`,
    'asked-otherwise': (f: RefereeFindingOf<'asked-otherwise'>) => `对 ${f.seat} 号座位发的是“${f.asked}”`,
    'asked-nothing': () => '什么也没发：那样要等一秒，座位才会回答',
    'many-connections': (f: RefereeFindingOf<'many-connections'>) =>
      `对 ${f.seat} 号座位连接了 ${f.connections} 次`,
    'never-ended': () => '答案有了，但程序自己一直没有结束',
    sequential: (f: RefereeFindingOf<'sequential'>) =>
      `一个接一个地问：40 个不说话的座位，每个等一秒，就要 ${f.seconds} 秒`,
    'reset-on-leave': (f: RefereeFindingOf<'reset-on-leave'>) =>
      `还有字节没读就走了，连接因此被重置：${seats(f.seats)}`,
    'left-open': (f: RefereeFindingOf<'left-open'>) => `和 ${seats(f.seats)} 的连接一直没有关闭`,
    'ended-there': (f: RefereeFindingOf<'ended-there'>) =>
      `问了 ${f.asked} 个座位，到这个 ${f.seat} 号座位就结束了${f.says === undefined ? '' : `：${f.says}`}`,
    'ended-with': (f: RefereeFindingOf<'ended-with'>) =>
      `没有给出答案就结束了，多半是因为 ${seats(f.seats)}：${f.says}`,
    stuck: (f: RefereeFindingOf<'stuck'>) => `在 ${f.seat} 号座位等了 ${f.seconds} 秒，自己没有期限`,
    hurried: (f: RefereeFindingOf<'hurried'>) => `${seconds(f.afterMs)}就离开了 ${f.seat} 号座位，回答还没来`,
    'first-piece': (f: RefereeFindingOf<'first-piece'>) =>
      `收到 ${f.seat} 号座位的第一段（${f.bytes} 个字节）就走了`,
    'read-on': (f: RefereeFindingOf<'read-on'>) =>
      `从 ${f.seat} 号座位读了 ${(f.bytes / 2 ** 20).toFixed(1)} MB，直到座位自己停下`,
    'taken-in': (f: RefereeFindingOf<'taken-in'>) =>
      `${seats(f.seats)}${f.seats.length > 1 ? '至少有一个' : ''}参加了比较${f.how === 'mended' ? '，数值还被改过' : ''}`,
    'sizes-unread': (f: RefereeFindingOf<'sizes-unread'>) =>
      `${f.sizes.length > 1 ? '这些没有全部读出来' : '没有读出来'}：${f.sizes.join('、')}${f.how === 'zero' ? '（当成了 0 或别的尺码）' : ''}`,
    'no-answer': (f: RefereeFindingOf<'no-answer'>) =>
      `没有哪一行写出两个座位${f.says === undefined ? '：请在最后一行写出两个座位号或学号' : `，最后一行是：${f.says}`}`,
    'unclear-answer': (f: RefereeFindingOf<'unclear-answer'>) =>
      `“${f.text}”可以有好几种意思：请打印一个 JSON 对象 {"pairs": [["id", "id"]], "distance": 0.125, "left_out": [12, 16]}`,
    'other-metric': (f: RefereeFindingOf<'other-metric'>) => metrics[f.metric](f.said),
    'other-pair': (f: RefereeFindingOf<'other-pair'>) =>
      `${pair(f.found)} ${f.apart === undefined ? '不能比较：没有有效记录的座位不要参加，也不要当成 0' : `的距离是 ${digits(f.apart)}：看不出是哪一种常见的错误`}`,
    'also-named': (f: RefereeFindingOf<'also-named'>) => `还说了 ${f.extra.map(pair).join('；')}，没有那么近`,
    'one-of-tied': (f: RefereeFindingOf<'one-of-tied'>) =>
      `${f.missing.map(pair).join('；')} 一样近，却没有说出来`,
    'other-distance': (f: RefereeFindingOf<'other-distance'>) =>
      `说的是 ${digits(f.said)}，距离应该是 ${digits(f.right)}`,
    'other-count': (f: RefereeFindingOf<'other-count'>) => `说的是 ${f.said}，能比较的有 ${f.right} 个`,
    'other-left-out': (f: RefereeFindingOf<'other-left-out'>) =>
      [
        ...(f.wrongly.length > 0 ? [`不该去掉：${seats(f.wrongly)}`] : []),
        ...(f.missing.length > 0 ? [`没有列出：${seats(f.missing)}`] : []),
      ].join('；'),
  },
  needs: (id: string) => `没有判断（要先通过 ${id}）`,
  notSaid: '没有判断：答案里没有说',
  found: '找到的',
  right: '正确的',
  nothing: '没有答案',
  answer: (of: { pairs: readonly (readonly [number, number])[]; distance?: string; compared?: number }) =>
    [
      of.pairs.map(pair).join('，'),
      ...(of.distance === undefined ? [] : [`距离 ${of.distance}`]),
      ...(of.compared === undefined ? [] : [`比较了 ${of.compared} 人`]),
    ].join(' · '),
  first: '先改这一处：',
  call: (of: { seat: number; asked: string; sent: number; ms: number; how: string }) =>
    `${of.seat} 号座位：${of.asked === '' ? '什么也没问' : `问的是“${of.asked}”`}，发给它 ${of.sent} 个字节，${seconds(of.ms)}后${of.how}`,
  endings: { open: '还在', closed: '离开', reset: '离开，连接被重置', 'by-room': '被座位重置' },
  line: (text: string) => `它的答案：${text}`,
  score: (count: { passed: number; total: number; seed: number }) =>
    `${count.total} 条通过 ${count.passed} 条；再运行一次，会换一间教室（这一间是 --seed ${count.seed}）。`,
  allPassed: (count: { total: number }) => `${count.total} 条规则全部通过：这个爬虫可以去真正的教室了。`,
  interrupted: '中途被打断：下面是到那时为止看到的。',
  ready: (room: { count: number; shown: string; seed: number }) =>
    `教室里有 ${room.count} 个座位，地址是 ${room.shown}（种子 ${room.seed}）\n`,
  waiting: '现在启动你的爬虫。5 秒没有人来，就会问你它的答案。按 Ctrl-C 关闭教室。\n',
  askAnswer: '最相近的两个是谁？写座位号或学号：',
  again: '教室一直开着：改好爬虫，再运行一次。按 Ctrl-C 关闭教室。\n',
  cannotStart: (command: string, reason: string) =>
    `无法启动 ${command}：${reason}；请把整条命令写在 -- 后面，例如 -- python3 crawler.py {hosts}`,
};
