import { MAX_REPLY_BYTES, SLOW_AFTER_MS } from '../../shared/protocol.ts';
import type { RefereeFindingOf } from '../../shared/referee.ts';

const seats = (numbers: readonly number[]) =>
  `${numbers.slice(0, 8).join('、')}${numbers.length > 8 ? ' 等' : ''} 號座位`;
const pair = ([a, b]: readonly [number, number]) => `${a} 和 ${b}`;
const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} 秒`;
const digits = (value: number) => String(Number(value.toFixed(4)));

/** How a crawler came to another pair or distance. `said` is the distance that it printed. */
const metrics = {
  plain: (said?: number) =>
    `${said === undefined ? '這一對' : `${digits(said)} `}是直接用公分和公斤算出來的：先把每個差除以它的標準差`,
  itself: () => '把學生和自己比了，距離當然是 0.0：內層迴圈要從外層的下一個開始',
  'as-text': () => '尺寸按文字排了順序，L 排在 M 和 S 前面：先把尺寸換成名次',
  'without-size': () => '距離裡沒有尺寸：把名次的差也算進去',
  population: (said?: number) =>
    `${said === undefined ? '這個距離' : `${digits(said)} `}是除以 n 得到的：樣本標準差要除以 n - 1（statistics.stdev）`,
  range: () => '差除以的是全距：要除以標準差',
  mean: () => '差除以的是平均值：要除以標準差',
  largest: () => '差除以的是最大值：要除以標準差',
  squares: () => '這是平方和：還要開平方根',
  sum: () => '把差直接加起來了：要先平方，相加，再開平方根',
  'first-seats': () => '只比較了前面的座位：兩層迴圈都要走到串列的最後',
  'from-zero': () => '人是對的，但每個座位號都少了 1：第一個座位是 1 號',
};

/** What the referee says. */
export const referee = {
  sections: {
    asking: '怎麼問的',
    difficulties: '遇到每種難題時怎麼處理',
    finding: '找到了什麼',
  },
  /** What is asked of a crawler, each in some forty columns. */
  rules: {
    'asks-all': '每個座位都問到',
    'asks-get': '只送 get，不送別的',
    'few-connections': '每個座位最多連線兩次',
    'at-once': '同時問好幾個座位',
    'leaves-politely': '讀到結束，再關閉連線',
    'survives-closed': '連接埠沒開，連線被重設',
    'survives-silent': '一直不回答的座位',
    'waits-for-late': '1.2 秒之後才來的回答',
    'joins-pieces': '分成幾段的回答',
    'stops-endless': '沒完沒了的回答',
    'drops-half': '只有一半的物件',
    'drops-quotes': '單引號：不是 JSON',
    'no-eval': '運算式：是程式碼，不是資料',
    'drops-bytes': '不是 UTF-8 的位元組',
    'drops-metres': '身高寫成了公尺',
    'drops-swapped': '身高體重寫反了',
    'drops-twins': '兩個座位同一個學號',
    'respects-declined': '不願公開的學生',
    'reads-sizes': '尺寸的各種寫法',
    'finds-pair': '最相近的兩個人',
    'finds-tie': '並列的每一對',
    'right-distance': '他們的距離',
    'counts-right': '一共比較了多少人',
  },
  /** What to change where a rule fails. */
  hints: {
    'asks-all': '一個座位出錯不能讓整個爬蟲停下：每個座位各放進一個 try，然後繼續問下一個。',
    'asks-get': "只送 get 這三個位元組：s.sendall(b'get')。",
    'few-connections': '連線一次就夠；第一次什麼也沒收到，最多再連一次。',
    'at-once': '同時問很多座位：每個座位一個執行緒，例如 ThreadPoolExecutor(40)。',
    'leaves-politely': "一直讀到 recv() 傳回 b''，再呼叫 s.close()。",
    'survives-closed': '連線被拒絕、被重設，也是一種結果：except OSError。',
    'survives-silent': '給每個座位一個期限：create_connection 裡寫 timeout=3，對 recv 也有效。',
    'waits-for-late': `正確的回答最多可以用 ${SLOW_AFTER_MS / 1_000} 秒：至少等 2 秒。`,
    'joins-pieces': "TCP 傳的是位元組，不是訊息：反覆呼叫 recv()，直到傳回 b''，把收到的接起來。",
    'stops-endless': `收到 ${MAX_REPLY_BYTES} 個位元組還沒有完整的物件，就不讀了：沒有哪個回答更長。`,
    'drops-half': '不完整的 JSON 物件是一種結果，不是程式的終點：except ValueError。',
    'drops-quotes': '用 json.loads 解析，它不認的就不要。',
    'no-eval': '別人送來什麼，eval() 就執行什麼。請用 json.loads 解析。',
    'drops-bytes': "用 data.decode('utf-8') 解碼，解不了的就不要；errors='ignore' 會編出一份假資料。",
    'drops-metres': '身高不在 100 到 250 公分之間的不要；替別人改數值是猜測。',
    'drops-swapped': '身高不在 100 到 250 公分、體重不在 20 到 300 公斤之間的不要。',
    'drops-twins': '兩個座位同一個學號，誰也不知道哪個是真的，所以兩個都不要。',
    'respects-declined': "讀身高、體重、尺寸之前，先看有沒有 'declined'。",
    'reads-sizes': '照大家的寫法讀尺寸：先轉成大寫，2XL 就是 XXL，XXXL 就是 3XL，加大是 XL，大中小是 L M S。',
    'finds-pair': '每個差除以它的標準差，平方，相加，開平方根；最小的就是答案。',
    'finds-tie': '有兩對一樣近：和最小距離相差不到 1e-9 的，每一對都留下，都寫在最後一行。',
    'right-distance': '每個差除以這一項的標準差（statistics.stdev），平方，相加，再把總和開平方。',
    'counts-right': '數一數比較了多少學生，沒有參加比較的座位都列出來。',
  },
  /** 有的發現要改的，和規則的提示不同。 */
  hintsOf: {
    'nobody-came': '先單獨執行這個指令：它應該去連給它的那些座位。',
    'not-asked': '讓迴圈走到最後一個座位，每個都問到。',
    'from-zero': '座位從 1 數起：印出 i + 1，或者用 enumerate(hosts, 1)。',
    'also-named': '只說最近的幾對，別的不要說。',
    'no-answer': '先單獨執行這個指令：它不能出錯結束，最後一行要寫出兩個座位。',
    'unclear-answer': '把答案印成一個 JSON 物件，就只有一種意思。',
  },
  findings: {
    'nobody-came': (f: RefereeFindingOf<'nobody-came'>) =>
      f.says === undefined
        ? '一個座位也沒來過：指令裡寫了 {prefix}、{port} 或 {hosts} 嗎？'
        : `一個座位也沒來過就結束了，最後一行是：${f.says}`,
    'ended-at': (f: RefereeFindingOf<'ended-at'>) =>
      `${f.seats} 個座位問了 ${f.asked} 個，在 ${f.seat} 號座位${f.how === 'ended' ? '結束了' : '卡住了'}：一個座位出錯不能讓整個爬蟲停下`,
    'ended-early': (f: RefereeFindingOf<'ended-early'>) =>
      `${f.seats} 個座位問了 ${f.asked} 個，沒給答案就結束了${f.says === undefined ? '' : `：${f.says}`}`,
    'not-asked': (f: RefereeFindingOf<'not-asked'>) => `沒有問過 ${seats(f.missing)}；range(1, 41) 才到 40`,
    'asked-otherwise': (f: RefereeFindingOf<'asked-otherwise'>) => `對 ${f.seat} 號座位送的是「${f.asked}」`,
    'asked-nothing': () => '什麼也沒送：那樣要等一秒，座位才會回答',
    'many-connections': (f: RefereeFindingOf<'many-connections'>) =>
      `對 ${f.seat} 號座位連線了 ${f.connections} 次`,
    'never-ended': () => '答案有了，但程式自己一直沒有結束',
    sequential: (f: RefereeFindingOf<'sequential'>) =>
      `一個接一個地問：40 個不說話的座位，每個等一秒，就要 ${f.seconds} 秒`,
    'reset-on-leave': (f: RefereeFindingOf<'reset-on-leave'>) =>
      `還有位元組沒讀就走了，連線因此被重設：${seats(f.seats)}`,
    'left-open': (f: RefereeFindingOf<'left-open'>) => `和 ${seats(f.seats)}的連線一直沒有關閉`,
    'ended-there': (f: RefereeFindingOf<'ended-there'>) =>
      `問了 ${f.asked} 個座位，到這個 ${f.seat} 號座位就結束了${f.says === undefined ? '' : `：${f.says}`}`,
    'ended-with': (f: RefereeFindingOf<'ended-with'>) =>
      `沒有給出答案就結束了，多半是因為 ${seats(f.seats)}：${f.says}`,
    stuck: (f: RefereeFindingOf<'stuck'>) => `在 ${f.seat} 號座位等了 ${f.seconds} 秒，自己沒有期限`,
    hurried: (f: RefereeFindingOf<'hurried'>) => `${seconds(f.afterMs)}就離開了 ${f.seat} 號座位，回答還沒來`,
    'first-piece': (f: RefereeFindingOf<'first-piece'>) =>
      `收到 ${f.seat} 號座位的第一段（${f.bytes} 個位元組）就走了`,
    'read-on': (f: RefereeFindingOf<'read-on'>) =>
      `從 ${f.seat} 號座位讀了 ${(f.bytes / 2 ** 20).toFixed(1)} MB，直到座位自己停下`,
    'taken-in': (f: RefereeFindingOf<'taken-in'>) =>
      `${seats(f.seats)}${f.seats.length > 1 ? '至少有一個' : ''}參加了比較${f.how === 'mended' ? '，數值還被改過' : ''}`,
    'sizes-unread': (f: RefereeFindingOf<'sizes-unread'>) =>
      `${f.sizes.length > 1 ? '這些沒有全部讀出來' : '沒有讀出來'}：${f.sizes.join('、')}${f.how === 'zero' ? '（當成了 0 或別的尺寸）' : ''}`,
    'no-answer': (f: RefereeFindingOf<'no-answer'>) =>
      `沒有哪一行寫出兩個座位${f.says === undefined ? '：請在最後一行寫出兩個座位號或學號' : `，最後一行是：${f.says}`}`,
    'unclear-answer': (f: RefereeFindingOf<'unclear-answer'>) =>
      `「${f.text}」可以有好幾種意思：請印出一個 JSON 物件 {"pairs": [["id", "id"]], "distance": 0.125, "left_out": [12, 16]}`,
    'other-metric': (f: RefereeFindingOf<'other-metric'>) => metrics[f.metric](f.said),
    'other-pair': (f: RefereeFindingOf<'other-pair'>) =>
      `${pair(f.found)} ${f.apart === undefined ? '不能比較：沒有有效資料的座位不要參加，也不要當成 0' : `的距離是 ${digits(f.apart)}：看不出是哪一種常見的錯誤`}`,
    'also-named': (f: RefereeFindingOf<'also-named'>) => `還說了 ${f.extra.map(pair).join('；')}，沒有那麼近`,
    'one-of-tied': (f: RefereeFindingOf<'one-of-tied'>) =>
      `${f.missing.map(pair).join('；')} 一樣近，卻沒有說出來`,
    'other-distance': (f: RefereeFindingOf<'other-distance'>) =>
      `說的是 ${digits(f.said)}，距離應該是 ${digits(f.right)}`,
    'other-count': (f: RefereeFindingOf<'other-count'>) => `說的是 ${f.said}，能比較的有 ${f.right} 個`,
    'other-left-out': (f: RefereeFindingOf<'other-left-out'>) =>
      [
        ...(f.wrongly.length > 0 ? [`不該去掉：${seats(f.wrongly)}`] : []),
        ...(f.missing.length > 0 ? [`沒有列出：${seats(f.missing)}`] : []),
      ].join('；'),
  },
  needs: (id: string) => `沒有判斷（要先通過 ${id}）`,
  notSaid: '沒有判斷：答案裡沒有說',
  found: '找到的',
  right: '正確的',
  nothing: '沒有答案',
  answer: (of: { pairs: readonly (readonly [number, number])[]; distance?: string; compared?: number }) =>
    [
      of.pairs.map(pair).join('，'),
      ...(of.distance === undefined ? [] : [`距離 ${of.distance}`]),
      ...(of.compared === undefined ? [] : [`比較了 ${of.compared} 人`]),
    ].join(' · '),
  first: '先改這一處：',
  call: (of: { seat: number; asked: string; sent: number; ms: number; how: string }) =>
    `${of.seat} 號座位：${of.asked === '' ? '什麼也沒問' : `問的是「${of.asked}」`}，送給它 ${of.sent} 個位元組，${seconds(of.ms)}後${of.how}`,
  endings: { open: '還在', closed: '離開', reset: '離開，連線被重設', 'by-room': '被座位重設' },
  line: (text: string) => `它的答案：${text}`,
  score: (count: { passed: number; total: number; seed: number }) =>
    `${count.total} 條通過 ${count.passed} 條；再執行一次，會換一間教室（這一間是 --seed ${count.seed}）。`,
  allPassed: (count: { total: number }) => `${count.total} 條規則全部通過：這個爬蟲可以去真正的教室了。`,
  interrupted: '中途被打斷：下面是到那時為止看到的。',
  ready: (room: { count: number; shown: string; seed: number }) =>
    `教室裡有 ${room.count} 個座位，位址是 ${room.shown}（種子 ${room.seed}）\n`,
  waiting: '現在啟動你的爬蟲。5 秒沒有人來，就會問你它的答案。按 Ctrl-C 關閉教室。\n',
  askAnswer: '最相近的兩個是誰？寫座位號碼或學號：',
  again: '教室一直開著：改好爬蟲，再執行一次。按 Ctrl-C 關閉教室。\n',
  cannotStart: (command: string, reason: string) =>
    `無法啟動 ${command}：${reason}；請把整條指令寫在 -- 後面，例如 -- python3 crawler.py {hosts}`,
};
