import type {
  ConvertedUnit,
  Field,
  Lead,
  OtherProgram,
  OwnTrouble,
  Problem,
  SizeRejection,
} from '../../shared/finding.ts';
import { QUIET_END_MS } from '../../shared/protocol.ts';
import { sizes } from '../../shared/size.ts';
import type { Status } from '../../shared/status.ts';
import { inCode } from '../calls.ts';
import type { NoteWordings, ProblemWordings, Wording } from '../wording.ts';
import { campus } from './campus.ts';
import { checkProblems } from './check-problems.ts';

type JsonType = Extract<Problem, { code: 'not-an-object' }>['found'];

const fieldNames: Record<Field, string> = { id: '学号', height: '身高', weight: '体重', size: '尺码' };

const typeNames: Record<JsonType, string> = {
  array: '数组',
  object: '对象',
  string: '字符串',
  number: '数字',
  boolean: '布尔值',
  null: 'null',
};

export const statuses: Record<Status, string> = {
  ok: '已回答',
  declined: '不公开',
  refused: '被拒绝',
  unreachable: '找不到主机',
  timeout: '连接超时',
  silent: '没有回应',
  closed: '直接断开',
  reset: '连接被重置',
  incomplete: '内容不完整',
  'too-large': '内容过长',
  'bad-encoding': '不是 UTF-8',
  'bad-json': '不是 JSON',
  'bad-record': '记录不符合约定',
  implausible: '数值不合理',
  cancelled: '没问到',
  'internal-error': '本程序出错',
};

const sizeReasons: Record<SizeRejection, string> = {
  ambiguous: '在各家店里大小不一',
  'two-sizes': '写了两个大小',
  'one-size': '是均码，看不出大小',
  number: '只是一个数字',
  'body-code': '只有号型，没有字母',
  'out-of-range': `超出了 ${sizes[0]} 到 ${sizes.at(-1)}`,
  'look-alike': '含有看不见的字符，或只是长得像字母的字符',
  unknown: '认不出来',
};

const otherPrograms: Record<OtherProgram, string> = {
  redis: ' Redis',
  'mail-or-ftp': '邮件或 FTP 服务器',
  mailbox: ' POP3 或 IMAP 服务器',
  mysql: ' MySQL',
  telnet: ' Telnet 服务器',
};

const ownTroubles: Record<OwnTrouble, Wording> = {
  descriptors: {
    cause: '本机同时打开的连接已到上限',
    hint: '把 --concurrency 调小，或者提高打开文件数的上限（ulimit -n）。',
  },
  ports: {
    cause: '本机没有空闲的端口可以用来连接了',
    hint: '把 --concurrency 调小，或者等一分钟再试。',
  },
  network: {
    cause: '本机没有能通到这些座位的网络',
    hint: '网线插好了吗？无线网络连上了吗？ipconfig（Windows）或 ip addr（Linux）能看到本机的地址。',
  },
  names: {
    cause: '本机没能查询主机名',
    hint: '用 IP 地址代替主机名，或者检查本机的网络。',
  },
};

const leads: Record<Lead, string> = {
  length: '一个长度',
  greeting: '别的文字',
  request: '我们发的 get',
  bytes: '别的内容',
};

const unitNames: Record<ConvertedUnit, string> = {
  metres: '米',
  millimetres: '毫米',
  feet: '英尺',
  inches: '英寸',
  jin: '斤',
  pounds: '磅',
  grams: '克',
};

const quoted = (text: string | undefined, before = '') => (text === undefined ? '' : `${before}“${text}”`);
const given = (value: number | string | undefined) => (value === undefined ? '' : `（${value}）`);
const nth = (at: number | undefined) => (at === undefined ? '' : `第 ${at} 个字节`);

const units = '"height" 以厘米为单位，"weight" 以公斤为单位';

export const problems: ProblemWordings = {
  refused: (_, { port }) => ({
    cause: `端口 ${port} 没有打开`,
    hint: `程序还在运行吗？端口是 ${port} 吗？调用 listen() 了吗？如果程序崩溃了，它的窗口里会有报错。自己能连、这里连不上，就把绑定的地址从 127.0.0.1 改成 0.0.0.0。`,
  }),
  unreachable: () => ({
    cause: '这个地址没有机器应答',
    hint: '电脑开机了吗？网线插好了吗？ipconfig（Windows）或 ip addr（Linux）显示的是这个地址吗？',
  }),
  'unknown-name': () => ({
    cause: '这个主机名查不到地址',
    hint: '检查拼写，或直接用 IP 地址。',
  }),
  'no-connection': (_, { port }) => ({
    cause: `端口 ${port} 没有任何反应`,
    hint: '可能是：电脑没开；防火墙拦住了连接（允许你的程序，比如 python.exe，专用和公用网络都勾选）；服务器没启动。在那台电脑上先连 127.0.0.1，再连它自己的地址，就能分清是哪一种。',
  }),
  silent: (_, place) => ({
    cause: '连上了，但什么也没发来',
    hint: `先看它的窗口：是在等人输入，还是有报错？都没有的话，就是和 get 比较的结果总是不相等（${inCode('equals', place)}），或者还在等 get 以外的内容（前面的长度、一整行，或者等我们先关闭），或者回答没有发出去：write() 之后要 flush()；也可能太慢：回答之前不要 sleep()。`,
  }),
  closed: ({ unasked }, place) => ({
    cause: unasked ? '还没收到 get，一个字节都没发就断开了' : '一个字节都没发就断开了',
    hint: unasked
      ? '看服务器窗口：有报错，就从它指出的那一行查起。没有报错，那就是它没有等 get：关闭之前先接收请求，不要用 setblocking(False)；在发完回答的地方关闭连接，不要在启动线程的地方关闭。'
      : `看服务器窗口：有报错，就从它指出的那一行查起。没有报错，那就是和 get 比较的结果总是不相等（${inCode('equals', place)}），回答只是打印出来，或者还留在缓冲区里：close() 之前要 flush()。`,
  }),
  reset: () => ({
    cause: '一个字节都没到，连接就被重置了',
    hint: '先看服务器窗口：有报错，就从它指出的那一行查起。没有报错，那就是请求没读完就关闭了：一次读 1024 个字节，不要只读 2 个，读完再关闭。',
  }),
  'cut-short': ({ bytes, ending }, place) => ({
    cause: `JSON ${bytes === undefined ? '没发完就断了' : `在 ${bytes} 个字节之后断了`}${ending === 'deadline' ? '，一直没等到后面的内容' : ''}`,
    hint: `整段文本都要发出去（${inCode('send', place)}），不要只发一部分，发完再关闭；再看看末尾的 } 在不在。`,
  }),
  'too-large': ({ limit }) => ({
    cause: `发了超过 ${limit} 个字节，前 ${limit} 个里没有完整的对象`,
    hint: '每收到一次 get，只发一次 JSON 对象，里面只要那四个键。',
  }),
  gb18030: (_, place) => ({
    cause: '这些字节是 GBK（GB18030）或 Big5 编码，不是 UTF-8',
    hint: `文本要按 UTF-8 编码（${inCode('utf8', place)}）。`,
  }),
  'utf-16': (_, place) => ({
    cause: '这些字节是 UTF-16 编码，不是 UTF-8',
    hint: `文本要按 UTF-8 编码（${inCode('utf8', place)}），文件也保存为 UTF-8。`,
  }),
  'not-utf-8': (_, place) => ({
    cause: '这些字节不是 UTF-8 编码',
    hint: `文本只编码一次，用 UTF-8（${inCode('utf8', place)}）。结构体或数字在内存里的样子不是文本：先写成 JSON（${inCode('json', place)}）。`,
  }),
  echo: () => ({
    cause: '把我们发的 get 原样发了回来',
    hint: '这是回声服务器；这个练习里，收到 get 要发你自己的 JSON。',
  }),
  http: () => ({
    cause: '回答用的是 HTTP',
    hint: '这里用纯 TCP，不用 Flask、Express 之类的网页框架：只发 JSON 文本。也可能这个端口上是别的程序。',
  }),
  ssh: (_, { port }) => ({
    cause: '回答的是 SSH 服务器',
    hint: `这台电脑的端口 ${port} 上是别的程序：请核对端口号。`,
  }),
  vnc: (_, { port }) => ({
    cause: '回答的是 VNC 服务器',
    hint: `这台电脑的端口 ${port} 上是别的程序：请核对端口号。`,
  }),
  tls: () => ({
    cause: '回答用的是 TLS',
    hint: '这里用纯 TCP：用普通的套接字，不加 TLS。也可能这个端口上是别的程序。',
  }),
  gzip: () => ({ cause: '发来的是 gzip 压缩数据', hint: '直接发 JSON 文本，不要压缩。' }),
  pickle: () => ({
    cause: '发来的是 Python 的 pickle',
    hint: 'pickle 只有 Python 能读：请用 json.dumps(record).encode()。',
  }),
  'java-object': () => ({
    cause: '发来的是序列化的 Java 对象',
    hint: `ObjectOutputStream 写出来的只有 Java 能读：请用普通的流发送 JSON 文本（${inCode('json', { writtenIn: 'java' })}）。`,
  }),
  'other-program': ({ program }, { port }) => ({
    cause: `回答的是${otherPrograms[program]}`,
    hint: `这台电脑的端口 ${port} 上是别的程序：请核对端口号。`,
  }),
  prompt: ({ says }, { port }) => ({
    cause: `发来一个提示符${quoted(says)}，在等人输入`,
    hint: `端口 ${port} 上可能是别的程序：请核对端口号。如果是自己的服务器：除了 JSON 什么都不要发。`,
  }),
  greet: () => ({
    cause: '回答的是第二课的 greet 服务器',
    hint: '那是另一个练习。这里要启动的是收到 get 就发你自己的 JSON 的那个服务器。',
  }),
  clock: () => ({
    cause: '回答的是时间，像第三课的 clock 服务器',
    hint: '那是另一个练习。这里要启动的是收到 get 就发你自己的 JSON 的那个服务器。',
  }),
  'error-text': ({ says }, place) => ({
    cause: `回答的是一段错误信息${quoted(says, '：')}`,
    hint: `服务器窗口里如果有报错，就从它指出的那一行查起。如果是没认出 get：去掉空白，转成小写再比较（${inCode('compare', place)}）。`,
  }),
  'leading-data': ({ what, before }, place) => ({
    cause: `JSON 前面还有${leads[what]}${what === 'request' ? '' : quoted(before, '：')}`,
    hint: `只发 JSON，然后 close()：断开就表示发完了。${what === 'length' ? `把写长度的代码去掉（${inCode('writesLength', place)}）；如果一个连接要传好几条消息，先发长度倒是个好办法。` : ''}`,
  }),
  'python-dict': (_, place) =>
    place.writtenIn === 'python'
      ? {
          cause: '发来的是 Python 字典的样子，不是 JSON',
          hint: 'json.dumps(record) 得到的才是 JSON；str(record) 得到的是单引号、True 和 None，JSON 里没有这些。',
        }
      : {
          cause: '用了单引号，或者 True、None 之类 JSON 里没有的词',
          hint: `JSON 用双引号，用 true、false、null：让现成的库来写（${inCode('json', place)}）。`,
        },
  'bytes-literal': () => ({
    cause: "把 b'...' 连同引号当成文字发了",
    hint: '只编码一次：json.dumps(record).encode()。对 bytes 用 str()，就会多出这个 b。',
  }),
  'double-encoded': (_, place) => ({
    cause: 'JSON 编码了两次',
    hint: `只转换成 JSON 一次：转换记录，不要再转换得到的字符串（${inCode('json', place)}）。`,
  }),
  'not-finite': ({ token }) => ({
    cause: `JSON 里没有 ${token ?? 'NaN 和 Infinity'}`,
    hint: '发送前检查数值：身高和体重都是普通的数字。',
  }),
  'trailing-comma': ({ at }, place) => ({
    cause: `最后的括号前多了一个逗号${given(nth(at) || undefined)}`,
    hint: `去掉它，或者让现成的库来写 JSON（${inCode('json', place)}）。`,
  }),
  'full-width': ({ character, at }, place) => ({
    cause: `JSON 里用了中文标点${character === undefined ? '' : ` '${character}'`}${given(nth(at) || undefined)}`,
    hint: `引号、冒号和逗号要切换到英文输入法来打，或者让现成的库来写 JSON（${inCode('json', place)}）。`,
  }),
  'duplicate-keys': ({ key }) => ({
    cause: `${key === undefined ? '有个键' : `键 "${key}" `}出现了两次`,
    hint: '每个键只发一次：出现两次时以哪个为准，各种程序并不一致。',
  }),
  'trailing-data': ({ after }) => ({
    cause: `JSON 后面还有别的内容${quoted(after, '：')}`,
    hint: '只发一个对象，然后 close()。两次 send() 的内容可能粘在一起到达（粘包）。',
  }),
  'not-json': ({ character, at }, place) => ({
    cause: character
      ? `不是 JSON：${at === undefined ? '' : `${nth(at)}的 `}'${character}' 不合语法`
      : `不是 JSON${at === undefined ? '' : `：${nth(at)}不合语法`}`,
    hint:
      at === 1
        ? `只发 JSON 文本本身，不发别的（${inCode('json', place)}）。如果班上没有服务器这样回答，端口 ${place.port} 上就是别的程序。`
        : `让现成的库来写（${inCode('json', place)}）：自己拼接的字符串，或者直接打印出来的对象，往往不是 JSON。`,
  }),
  'not-an-object': ({ found }) => ({
    cause: `这段 JSON 是${found === 'null' ? ' null' : typeNames[found]}，不是对象`,
    hint: `请发一个不嵌套的对象：{"id": "...", "height": 178, "weight": 65.5, "size": "XL"}。${found === 'number' ? '前面不用发长度。' : ''}`,
  }),
  'error-reply': ({ says }, place) => ({
    cause: `对 get 的回答是一条错误消息${quoted(says, '：')}`,
    hint: `服务器没认出 get：去掉空白，转成小写再比较（${inCode('compare', place)}）。`,
  }),
  nested: ({ under }, place) => ({
    cause: `记录被套在另一个对象里${quoted(under, '，键是')}`,
    hint: `直接发记录本身，四个键都在最外层（${inCode('json', place)}）。`,
  }),
  'missing-keys': ({ keys, near }) => ({
    cause: `缺少键 ${keys.map(key => `"${key}"`).join('、')}`,
    hint: `四个键是 "id"、"height"、"weight" 和 "size"，都是小写。${near === undefined ? '' : `发来的有 "${near}"：是不是想写 "${keys[0]}"？`}`,
  }),
  'wrong-type': ({ key, found }) => ({
    cause: `"${key}" 是${found === 'null' ? ' null' : typeNames[found]}`,
    hint: '"id" 和 "size" 是带引号的字符串，"height" 和 "weight" 是不带引号的数字，"declined" 是 true。',
  }),
  'number-in-quotes': ({ key, value, from }) => ({
    cause: `"${key}" 是字符串，不是数字`,
    hint: `只发数字，以${key === 'height' ? '厘米' : '公斤'}为单位，不加引号，也不写出单位${value === undefined ? '' : `："${key}": ${value}${Number.isInteger(value) ? '' : '（小数点是 .，不是逗号）'}`}${from === undefined ? '' : `（发来的用的是${unitNames[from]}）`}。`,
  }),
  'unknown-size': ({ reason, readings, text }) => ({
    cause: `尺码${quoted(text)}${sizeReasons[reason]}`,
    hint: `请从 ${sizes.join(' ')} 中选一个${readings?.length ? `；这里可能是指 ${readings.join(' 或 ')}` : ''}。`,
  }),
  'bad-characters': ({ key }, place) => ({
    cause: `${fieldNames[key]}里有控制字符或半个字符`,
    hint: `从文件或键盘读来的内容，先去掉两头的空白和换行（${inCode('strip', place)}）再发送。`,
  }),
  'empty-id': () => ({ cause: '学号是空的', hint: '请把你的学号放在 "id" 里。' }),
  'long-id': ({ limit }) => ({
    cause: `学号超过了 ${limit} 个字符`,
    hint: '请把你的学号放在 "id" 里。',
  }),
  'inexact-id': () => ({
    cause: '学号是数字，而且大得无法精确保存',
    hint: '学号请用带引号的字符串发送：它可能以 0 开头。',
  }),
  metres: ({ height }) => ({
    cause: `身高像是以米为单位${given(height)}`,
    hint: `请用厘米${height === undefined ? '' : `：${Math.round(height * 100)}`}。`,
  }),
  millimetres: ({ height }) => ({
    cause: `身高像是以毫米为单位${given(height)}`,
    hint: `请用厘米${height === undefined ? '' : `：${Math.round(height) / 10}`}。`,
  }),
  feet: ({ height }) => ({
    cause: `身高像是以英尺为单位${given(height)}`,
    hint: '请用厘米：1 英尺是 30.48 厘米。',
  }),
  inches: ({ height }) => ({
    cause: `身高像是以英寸为单位${given(height)}`,
    hint: `请用厘米：${height === undefined ? '1 英寸是 2.54 厘米' : Math.round(height * 2.54)}。`,
  }),
  grams: ({ weight }) => ({
    cause: `体重像是以克为单位${given(weight)}`,
    hint: `请用公斤${weight === undefined ? '' : `：${Math.round(weight / 100) / 10}`}。`,
  }),
  swapped: () => ({ cause: '身高和体重像是写反了', hint: `${units}。` }),
  'swapped-or-inches': () => ({ cause: '身高和体重像是写反了，或者用了英寸和磅', hint: `${units}。` }),
  'out-of-bounds': ({ key, value, minimum, maximum }) => ({
    cause: `${fieldNames[key]}${given(value)}不在 ${minimum} 到 ${maximum} 之间`,
    hint: `${units}。`,
  }),
  'bmi-out-of-bounds': () => ({ cause: '身高和体重对不上', hint: `${units}；请两项都核对一下。` }),
  ...checkProblems,
  cancelled: () => ({ cause: '还没问完这个座位，询问就中断了', hint: '请再运行一次。' }),
  'own-trouble': ({ trouble }) => ownTroubles[trouble],
  'no-worker': campus.noWorker,
  'internal-error': ({ text, lab, fault }) =>
    lab !== undefined && fault !== undefined
      ? campus.shardFaults[fault]({ lab, ...(text === undefined ? {} : { text }) })
      : {
          cause: `问到这里时，询问的程序自己出错了${quoted(text, '：')}`,
          hint: '这不是座位的问题。请把它反馈给本工具的作者。',
        },
};

export const notes: NoteWordings = {
  'kept-open': () => `发完之后 ${QUIET_END_MS} 毫秒还没有断开：消息到哪里算结束要事先约定，或者 close()`,
  'needed-newline': () => '一收到换行就回答了：可能是在等换行，而 get 后面没有换行；用 check 能查清楚',
  'in-pieces': ({ pieces, overMs }) =>
    `回答分 ${pieces} 段到达，前后 ${overMs} 毫秒：所以客户端要循环 recv()`,
  slow: ({ afterMs, overMs }) =>
    overMs === undefined
      ? `用了 ${afterMs} 毫秒：回答的时候不要 sleep()，也不要做费时的事`
      : `用了 ${afterMs} 毫秒，其中 ${overMs} 毫秒花在几段之间`,
  bom: () => '开头有看不见的 BOM：发送时不要带上它',
  'extra-keys': ({ keys }) => `除了四个键还有别的键${keys === undefined ? '' : `：${keys.join('、')}`}`,
  'id-was-number': () => '学号是用数字发的：用字符串才能保住开头的 0',
  'id-normalised': ({ id, counts }) =>
    id === undefined
      ? '比较学号时，两头的空白、看不见的字符和全角形式都不算'
      : `学号“${id}”按“${counts}”算：两头的空白、看不见的字符和全角形式都不算`,
  'nul-padding': () => 'JSON 后面跟着值为 0 的字节：只发它实际的长度',
  'sent-twice': () => 'JSON 发了两次：收到一次 get，发一次就够了',
  'jin-or-pounds': () => '按这个身高，体重的数值偏大：是不是用了斤或磅？这里用公斤',
  'only-here': ({ host }) =>
    `只有本机连得上${host === undefined ? '' : `：别人来问的地址 ${host} 上，这个端口没有打开`}`,
};
