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

const fieldNames: Record<Field, string> = { id: '學號', height: '身高', weight: '體重', size: '尺寸' };

const typeNames: Record<JsonType, string> = {
  array: '陣列',
  object: '物件',
  string: '字串',
  number: '數字',
  boolean: '布林值',
  null: 'null',
};

export const statuses: Record<Status, string> = {
  ok: '已回答',
  declined: '不公開',
  refused: '被拒絕',
  unreachable: '找不到主機',
  timeout: '連線逾時',
  silent: '沒有回應',
  closed: '直接斷線',
  reset: '連線被重設',
  incomplete: '內容不完整',
  'too-large': '內容過長',
  'bad-encoding': '不是 UTF-8',
  'bad-json': '不是 JSON',
  'bad-record': '資料不符約定',
  implausible: '數值不合理',
  cancelled: '沒問到',
  'internal-error': '本程式出錯',
};

const sizeReasons: Record<SizeRejection, string> = {
  ambiguous: '在每家店的大小都不同',
  'two-sizes': '寫了兩種大小',
  'one-size': '是單一尺寸，看不出大小',
  number: '只是一個數字',
  'body-code': '只有號型，沒有字母',
  'out-of-range': `超出了 ${sizes[0]} 到 ${sizes.at(-1)}`,
  'look-alike': '含有看不見的字元，或只是長得像字母的字元',
  unknown: '無法辨認',
};

const otherPrograms: Record<OtherProgram, string> = {
  redis: ' Redis',
  'mail-or-ftp': '郵件或 FTP 伺服器',
  mailbox: ' POP3 或 IMAP 伺服器',
  mysql: ' MySQL',
  telnet: ' Telnet 伺服器',
};

const ownTroubles: Record<OwnTrouble, Wording> = {
  descriptors: {
    cause: '這台電腦同時開啟的連線已達上限',
    hint: '把 --concurrency 調小，或者提高開啟檔案數的上限（ulimit -n）。',
  },
  ports: {
    cause: '這台電腦沒有空閒的連接埠可以用來連線了',
    hint: '把 --concurrency 調小，或者等一分鐘再試。',
  },
  network: {
    cause: '這台電腦沒有能連到這些座位的網路',
    hint: '網路線插好了嗎？無線網路連上了嗎？ipconfig（Windows）或 ip addr（Linux）會顯示這台電腦的位址。',
  },
  names: {
    cause: '這台電腦沒能查詢主機名稱',
    hint: '用 IP 位址代替主機名稱，或者檢查這台電腦的網路。',
  },
};

const leads: Record<Lead, string> = {
  length: '一個長度',
  greeting: '別的文字',
  request: '我們送的 get',
  bytes: '別的內容',
};

const unitNames: Record<ConvertedUnit, string> = {
  metres: '公尺',
  millimetres: '公釐',
  feet: '英尺',
  inches: '英寸',
  jin: '斤',
  pounds: '磅',
  grams: '公克',
};

const quoted = (text: string | undefined, before = '') => (text === undefined ? '' : `${before}「${text}」`);
const given = (value: number | string | undefined) => (value === undefined ? '' : `（${value}）`);
const nth = (at: number | undefined) => (at === undefined ? '' : `第 ${at} 個位元組`);

const units = '"height" 的單位是公分，"weight" 的單位是公斤';

export const problems: ProblemWordings = {
  refused: (_, { port }) => ({
    cause: `連接埠 ${port} 沒有開啟`,
    hint: `程式還在執行嗎？連接埠是 ${port} 嗎？呼叫 listen() 了嗎？如果程式當掉了，它的視窗裡會有錯誤訊息。自己連得到、這裡連不到，就把綁定的位址從 127.0.0.1 改成 0.0.0.0。`,
  }),
  unreachable: () => ({
    cause: '這個位址沒有電腦回應',
    hint: '電腦開機了嗎？網路線插好了嗎？ipconfig（Windows）或 ip addr（Linux）顯示的是這個位址嗎？',
  }),
  'unknown-name': () => ({
    cause: '這個主機名稱查不到位址',
    hint: '檢查拼字，或直接用 IP 位址。',
  }),
  'no-connection': (_, { port }) => ({
    cause: `連接埠 ${port} 毫無反應`,
    hint: '可能是：電腦沒開；防火牆擋住了連線（允許你的程式，例如 python.exe，私人和公用網路都要勾選）；伺服器沒有啟動。在那台電腦上先連 127.0.0.1，再連它自己的位址，就能分辨是哪一種。',
  }),
  silent: (_, place) => ({
    cause: '連上了，但什麼也沒送來',
    hint: `先看它的視窗：是在等人輸入，還是有錯誤訊息？都沒有的話，就是和 get 比較的結果總是不相等（${inCode('equals', place)}），或者還在等 get 以外的內容（前面的長度、一整行，或者等我們先關閉），或者回答沒有送出去：write() 之後要 flush()；也可能太慢：回答之前不要 sleep()。`,
  }),
  closed: ({ unasked }, place) => ({
    cause: unasked ? '還沒收到 get，一個位元組都沒送就斷線了' : '一個位元組都沒送就斷線了',
    hint: unasked
      ? '看伺服器視窗：有錯誤訊息，就從它指出的那一行查起。沒有的話，那就是它沒有等 get：關閉之前先接收請求，不要用 setblocking(False)；在送完回答的地方關閉連線，不要在啟動執行緒的地方關閉。'
      : `看伺服器視窗：有錯誤訊息，就從它指出的那一行查起。沒有的話，那就是和 get 比較的結果總是不相等（${inCode('equals', place)}），回答只是印出來，或者還留在緩衝區裡：close() 之前要 flush()。`,
  }),
  reset: () => ({
    cause: '一個位元組都沒到，連線就被重設了',
    hint: '先看伺服器視窗：有錯誤訊息，就從它指出的那一行查起。沒有錯誤訊息，那就是請求沒讀完就關閉了：一次讀 1024 個位元組，不要只讀 2 個，讀完再關閉。',
  }),
  'cut-short': ({ bytes, ending }, place) => ({
    cause: `JSON ${bytes === undefined ? '還沒送完就斷了' : `在 ${bytes} 個位元組之後斷了`}${ending === 'deadline' ? '，一直沒等到後面的內容' : ''}`,
    hint: `整段文字都要送出去（${inCode('send', place)}），不要只送一部分，送完再關閉；再看看結尾的 } 在不在。`,
  }),
  'too-large': ({ limit }) => ({
    cause: `送了超過 ${limit} 個位元組，前 ${limit} 個裡沒有完整的物件`,
    hint: '每收到一次 get，只送一次 JSON 物件，裡面只要那四個鍵。',
  }),
  // Read as GB18030, Big5 makes characters too: from the bytes alone the two are the same finding.
  gb18030: (_, place) => ({
    cause: '這些位元組是 Big5 或 GBK（GB18030）編碼，不是 UTF-8',
    hint: `文字要用 UTF-8 編碼（${inCode('utf8', place)}）。`,
  }),
  'utf-16': (_, place) => ({
    cause: '這些位元組是 UTF-16 編碼，不是 UTF-8',
    hint: `文字要用 UTF-8 編碼（${inCode('utf8', place)}），檔案也存成 UTF-8。`,
  }),
  'not-utf-8': (_, place) => ({
    cause: '這些位元組不是 UTF-8 編碼',
    hint: `文字只編碼一次，用 UTF-8（${inCode('utf8', place)}）。結構或數字在記憶體裡的樣子不是文字：先寫成 JSON（${inCode('json', place)}）。`,
  }),
  echo: () => ({
    cause: '把我們送的 get 原封不動送了回來',
    hint: '這是 echo 伺服器；這個練習裡，收到 get 要送你自己的 JSON。',
  }),
  http: () => ({
    cause: '用 HTTP 回答',
    hint: '這裡用純 TCP，不用 Flask、Express 之類的網頁框架：只送 JSON 文字。也可能這個連接埠上是別的程式。',
  }),
  ssh: (_, { port }) => ({
    cause: '回答的是 SSH 伺服器',
    hint: `這台電腦的連接埠 ${port} 上是別的程式：請核對連接埠號碼。`,
  }),
  vnc: (_, { port }) => ({
    cause: '回答的是 VNC 伺服器',
    hint: `這台電腦的連接埠 ${port} 上是別的程式：請核對連接埠號碼。`,
  }),
  tls: () => ({
    cause: '用 TLS 回答',
    hint: '這裡用純 TCP：用一般的 socket，不加 TLS。也可能這個連接埠上是別的程式。',
  }),
  gzip: () => ({ cause: '送來的是 gzip 壓縮資料', hint: '直接送 JSON 文字，不要壓縮。' }),
  pickle: () => ({
    cause: '送來的是 Python 的 pickle',
    hint: 'pickle 只有 Python 讀得懂：請用 json.dumps(record).encode()。',
  }),
  'java-object': () => ({
    cause: '送來的是序列化的 Java 物件',
    hint: `ObjectOutputStream 寫出來的只有 Java 讀得懂：請用一般的串流傳送 JSON 文字（${inCode('json', { writtenIn: 'java' })}）。`,
  }),
  'other-program': ({ program }, { port }) => ({
    cause: `回答的是${otherPrograms[program]}`,
    hint: `這台電腦的連接埠 ${port} 上是別的程式：請核對連接埠號碼。`,
  }),
  prompt: ({ says }, { port }) => ({
    cause: `送來一個提示字元${quoted(says)}，在等人輸入`,
    hint: `連接埠 ${port} 上可能是別的程式：請核對連接埠號碼。如果是自己的伺服器：除了 JSON 什麼都不要送。`,
  }),
  greet: () => ({
    cause: '回答的是第二課的 greet 伺服器',
    hint: '那是另一個練習。這裡要啟動的是收到 get 就送你自己的 JSON 的那個伺服器。',
  }),
  clock: () => ({
    cause: '回答的是時間，像第三課的 clock 伺服器',
    hint: '那是另一個練習。這裡要啟動的是收到 get 就送你自己的 JSON 的那個伺服器。',
  }),
  'error-text': ({ says }, place) => ({
    cause: `回答的是一段錯誤訊息${quoted(says, '：')}`,
    hint: `伺服器視窗裡如果有錯誤訊息，就從它指出的那一行查起。如果是認不出 get：去掉空白，轉成小寫再比較（${inCode('compare', place)}）。`,
  }),
  'leading-data': ({ what, before }, place) => ({
    cause: `JSON 前面還有${leads[what]}${what === 'request' ? '' : quoted(before, '：')}`,
    hint: `只送 JSON，然後 close()：斷線就表示送完了。${what === 'length' ? `把寫長度的程式碼拿掉（${inCode('writesLength', place)}）；如果一條連線要傳好幾則訊息，先送長度倒是個好辦法。` : ''}`,
  }),
  'python-dict': (_, place) =>
    place.writtenIn === 'python'
      ? {
          cause: '送來的是 Python 字典的樣子，不是 JSON',
          hint: 'json.dumps(record) 寫出來的才是 JSON；str(record) 寫出來的是單引號、True 和 None，JSON 裡沒有這些。',
        }
      : {
          cause: '用了單引號，或者 True、None 之類 JSON 裡沒有的詞',
          hint: `JSON 用雙引號，用 true、false、null：讓現成的函式庫來寫（${inCode('json', place)}）。`,
        },
  'bytes-literal': () => ({
    cause: "把 b'...' 連同引號當成文字送了",
    hint: '只編碼一次：json.dumps(record).encode()。對 bytes 用 str()，就會多出這個 b。',
  }),
  'double-encoded': (_, place) => ({
    cause: 'JSON 編碼了兩次',
    hint: `只轉換成 JSON 一次：轉換資料，不要再轉換得到的字串（${inCode('json', place)}）。`,
  }),
  'not-finite': ({ token }) => ({
    cause: `JSON 裡沒有 ${token ?? 'NaN 和 Infinity'}`,
    hint: '傳送前檢查數值：身高和體重都是一般的數字。',
  }),
  'trailing-comma': ({ at }, place) => ({
    cause: `最後的括號前多了一個逗號${given(nth(at) || undefined)}`,
    hint: `刪掉它，或者讓現成的函式庫來寫 JSON（${inCode('json', place)}）。`,
  }),
  'full-width': ({ character, at }, place) => ({
    cause: `JSON 裡用了全形標點${character === undefined ? '' : ` '${character}'`}${given(nth(at) || undefined)}`,
    hint: `引號、冒號和逗號要切換到英數半形來打，或者讓現成的函式庫來寫 JSON（${inCode('json', place)}）。`,
  }),
  'duplicate-keys': ({ key }) => ({
    cause: `${key === undefined ? '有個鍵' : `鍵 "${key}" `}出現了兩次`,
    hint: '每個鍵只送一次：出現兩次時以哪個為準，每種程式的做法不同。',
  }),
  'trailing-data': ({ after }) => ({
    cause: `JSON 後面還有別的內容${quoted(after, '：')}`,
    hint: '只送一個物件，然後 close()。兩次 send() 的內容可能黏在一起送達。',
  }),
  'not-json': ({ character, at }, place) => ({
    cause: character
      ? `不是 JSON：${at === undefined ? '' : `${nth(at)}的 `}'${character}' 不合語法`
      : `不是 JSON${at === undefined ? '' : `：${nth(at)}不合語法`}`,
    hint:
      at === 1
        ? `只送 JSON 文字本身，不送別的（${inCode('json', place)}）。如果班上沒有伺服器這樣回答，連接埠 ${place.port} 上就是別的程式。`
        : `讓現成的函式庫來寫（${inCode('json', place)}）：自己拼接的字串，或者直接印出來的物件，往往不是 JSON。`,
  }),
  'not-an-object': ({ found }) => ({
    cause: `這段 JSON 是${found === 'null' ? ' null' : typeNames[found]}，不是物件`,
    hint: `請送一個沒有巢狀的物件：{"id": "...", "height": 178, "weight": 65.5, "size": "XL"}。${found === 'number' ? '前面不用送長度。' : ''}`,
  }),
  'error-reply': ({ says }, place) => ({
    cause: `對 get 的回答是一則錯誤訊息${quoted(says, '：')}`,
    hint: `伺服器認不出 get：去掉空白，轉成小寫再比較（${inCode('compare', place)}）。`,
  }),
  nested: ({ under }, place) => ({
    cause: `資料被包在另一個物件裡${quoted(under, '，鍵是')}`,
    hint: `直接送資料本身，四個鍵都在最外層（${inCode('json', place)}）。`,
  }),
  'missing-keys': ({ keys, near }) => ({
    cause: `缺少鍵 ${keys.map(key => `"${key}"`).join('、')}`,
    hint: `四個鍵是 "id"、"height"、"weight" 和 "size"，都是小寫。${near === undefined ? '' : `送來的有 "${near}"：是不是想寫 "${keys[0]}"？`}`,
  }),
  'wrong-type': ({ key, found }) => ({
    cause: `"${key}" 是${found === 'null' ? ' null' : typeNames[found]}`,
    hint: '"id" 和 "size" 是加引號的字串，"height" 和 "weight" 是不加引號的數字，"declined" 是 true。',
  }),
  'number-in-quotes': ({ key, value, from }) => ({
    cause: `"${key}" 是字串，不是數字`,
    hint: `只送數字，單位是${key === 'height' ? '公分' : '公斤'}，不加引號，也不寫出單位${value === undefined ? '' : `："${key}": ${value}${Number.isInteger(value) ? '' : '（小數點是 .，不是逗號）'}`}${from === undefined ? '' : `（送來的用的是${unitNames[from]}）`}。`,
  }),
  'unknown-size': ({ reason, readings, text }) => ({
    cause: `尺寸${quoted(text)}${sizeReasons[reason]}`,
    hint: `請從 ${sizes.join(' ')} 中選一個${readings?.length ? `；這裡可能是指 ${readings.join(' 或 ')}` : ''}。`,
  }),
  'bad-characters': ({ key }, place) => ({
    cause: `${fieldNames[key]}裡有控制字元或半個字元`,
    hint: `從檔案或鍵盤讀來的內容，先去掉頭尾的空白和換行（${inCode('strip', place)}）再傳送。`,
  }),
  'empty-id': () => ({ cause: '學號是空的', hint: '請把你的學號放在 "id" 裡。' }),
  'long-id': ({ limit }) => ({
    cause: `學號超過了 ${limit} 個字元`,
    hint: '請把你的學號放在 "id" 裡。',
  }),
  'inexact-id': () => ({
    cause: '學號是數字，而且大到無法精確保存',
    hint: '學號請用加引號的字串傳送：它可能以 0 開頭。',
  }),
  metres: ({ height }) => ({
    cause: `身高的單位看起來是公尺${given(height)}`,
    hint: `請用公分${height === undefined ? '' : `：${Math.round(height * 100)}`}。`,
  }),
  millimetres: ({ height }) => ({
    cause: `身高的單位看起來是公釐${given(height)}`,
    hint: `請用公分${height === undefined ? '' : `：${Math.round(height) / 10}`}。`,
  }),
  feet: ({ height }) => ({
    cause: `身高的單位看起來是英尺${given(height)}`,
    hint: '請用公分：1 英尺是 30.48 公分。',
  }),
  inches: ({ height }) => ({
    cause: `身高的單位看起來是英寸${given(height)}`,
    hint: `請用公分：${height === undefined ? '1 英寸是 2.54 公分' : Math.round(height * 2.54)}。`,
  }),
  grams: ({ weight }) => ({
    cause: `體重的單位看起來是公克${given(weight)}`,
    hint: `請用公斤${weight === undefined ? '' : `：${Math.round(weight / 100) / 10}`}。`,
  }),
  swapped: () => ({ cause: '身高和體重看起來寫反了', hint: `${units}。` }),
  'swapped-or-inches': () => ({ cause: '身高和體重看起來寫反了，或者用了英寸和磅', hint: `${units}。` }),
  'out-of-bounds': ({ key, value, minimum, maximum }) => ({
    cause: `${fieldNames[key]}${given(value)}不在 ${minimum} 到 ${maximum} 之間`,
    hint: `${units}。`,
  }),
  'bmi-out-of-bounds': () => ({ cause: '身高和體重兜不攏', hint: `${units}；請兩項都核對一下。` }),
  ...checkProblems,
  cancelled: () => ({ cause: '還沒問完這個座位，詢問就中斷了', hint: '請再執行一次。' }),
  'own-trouble': ({ trouble }) => ownTroubles[trouble],
  'no-worker': campus.noWorker,
  'internal-error': ({ text, lab, fault }) =>
    lab !== undefined && fault !== undefined
      ? campus.shardFaults[fault]({ lab, ...(text === undefined ? {} : { text }) })
      : {
          cause: `問到這裡時，詢問的程式自己出錯了${quoted(text, '：')}`,
          hint: '這不是座位的問題。請回報給本工具的作者。',
        },
};

export const notes: NoteWordings = {
  'kept-open': () => `送完之後 ${QUIET_END_MS} 毫秒還沒有斷線：訊息到哪裡算結束要事先約定，或者 close()`,
  'needed-newline': () => '一收到換行就回答了：可能是在等換行，而 get 後面沒有換行；用 check 可以查清楚',
  'in-pieces': ({ pieces, overMs }) =>
    `回答分成 ${pieces} 段送達，前後 ${overMs} 毫秒：所以用戶端要用迴圈 recv()`,
  slow: ({ afterMs, overMs }) =>
    overMs === undefined
      ? `花了 ${afterMs} 毫秒：回答的時候不要 sleep()，也不要做費時的事`
      : `花了 ${afterMs} 毫秒，其中 ${overMs} 毫秒花在幾段之間`,
  bom: () => '開頭有看不見的 BOM：傳送時不要帶上它',
  'extra-keys': ({ keys }) => `除了四個鍵還有別的鍵${keys === undefined ? '' : `：${keys.join('、')}`}`,
  'id-was-number': () => '學號是用數字送的：用字串才能保住開頭的 0',
  'id-normalised': ({ id, counts }) =>
    id === undefined
      ? '比較學號時，頭尾的空白、看不見的字元和全形都不算'
      : `學號「${id}」以「${counts}」計：頭尾的空白、看不見的字元和全形都不算`,
  'nul-padding': () => 'JSON 後面跟著值為 0 的位元組：只送它實際的長度',
  'sent-twice': () => 'JSON 送了兩次：收到一次 get，送一次就夠了',
  'jin-or-pounds': () => '以這個身高來說，體重的數值偏大：是不是用了斤或磅？這裡用公斤',
  'only-here': ({ host }) =>
    `只有本機連得到${host === undefined ? '' : `：別人來問的位址 ${host} 上，這個連接埠沒有開啟`}`,
};
