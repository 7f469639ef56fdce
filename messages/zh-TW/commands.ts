import type { Field } from '../../shared/finding.ts';

/** What the commands say, each under its name, and the help of all of them. */

const questions: Record<Field, string> = {
  id: '學號：',
  height: '身高（公分）：',
  weight: '體重（公斤）：',
  size: '衣服尺寸（XXS XS S M L XL XXL 3XL 4XL 5XL 6XL）：',
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
  noUdp: (name: string) => `${name} 沒有 UDP 的形式；請拿掉 --udp`,
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
export const exercises = {
  info: '對 get 回答你的資料：這次的調查',
  echo: '每則訊息前面加上 "echo " 送回去',
  greet: '問對方的名字，再打招呼',
  clock: '每則訊息前面加上時間送回去',
};

export const crawl = {
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

export const help = {
  intro: (called: string) => `${called} 指令 [選項]\n\n一個班，一間教室，每個座位一台伺服器：哪兩個人最像？`,
  outro: (called: string) => `每個指令的用法：${called} 指令 --help。`,
  firstSteps: '第一次使用：peer-survey demo',
  commands: {
    serve: '分享你的資料，誰來問就告訴誰（學生用）',
    crawl: '問遍所有座位，找出最像的兩個人（老師用）',
    talk: '傳訊息給伺服器，顯示它的回答（教學用）',
    check: '逐條檢查一台伺服器，告訴你該改哪一行（學生和老師用）',
    list: '只列出 crawl 會去問的位址，不聯絡任何人',
    pair: '在存下的回答裡找出最像的兩個人，不用網路',
    demo: '在本機開一間 40 個座位的教室，再問一遍',
    board: '在瀏覽器裡看教室現況，一個座位一格（投影用）',
    handout: '發放學生要用的那一個檔案（沒有網際網路時用）',
    completion: '在命令列裡按 Tab 就能補全指令和選項',
  },
  titles: { usage: '用法：', arguments: '引數：', options: '選項：' },
  /** What stands for a value in a usage line. */
  placeholders: {
    options: '選項',
    file: '檔案',
    language: '語言',
    target: '對象',
    number: '數字',
    ms: '毫秒',
    seconds: '秒數',
    name: '名稱',
    'h,w,s': '三個權重',
    audience: '給誰看',
    address: '位址',
    cidr: '網段',
    exercise: '練習',
    id: '編號',
    'student-number': '學號',
    cm: '公分',
    kg: '公斤',
    size: '尺寸',
    'host:port': '主機:連接埠',
    message: '訊息',
    shell: 'shell',
  },
  options: {
    config: '全班的設定（預設：目前目錄有 lab.config.json 就用它）',
    lang: 'en、zh-CN 或 zh-TW（預設：依系統設定）',
    noColor: '不用顏色',
    version: '顯示版本',
    help: '顯示這份說明',
    target: '10.1.2.10-49、10.1.2.10+40、10.1.2.0/24、位址或主機名稱（後面可加 :連接埠），或 @檔案',
    port: '使用的連接埠（預設：1024，或設定檔裡的連接埠）',
    exclude: '不去問的對象',
    concurrency: '同時問幾個座位（預設：64）',
    timeout: '一個座位總共最多花多少毫秒（預設：4000）',
    attempts: '一個座位最多連線幾次（預設：4；伺服器容易當掉就用 1）',
    metric:
      '距離的算法：seuclidean（標準化歐氏距離，預設）、gower（Gower 距離）、mahalanobis（馬氏距離）或 euclidean（歐氏距離）',
    weights: '身高、體重、尺寸的權重（預設：1,1,1）',
    top: '列出最近的幾對（預設：5）',
    format: 'text（預設）、json、ndjson、csv 或 html',
    out: '把報告寫進檔案；要嘛寫完整，要嘛不寫',
    show: 'all 全部顯示；seats 不顯示學號和身材，適合投影（預設：all；html 和 board 是 seats）',
    minOk: '回答的座位少於這個數，結束代碼就是 1',
    allowPublic: '公用位址也問',
    maxHosts: '最多問多少個位址（預設：4096）',
    id: '你的學號',
    height: '你的身高，單位是公分',
    weight: '你的體重，單位是公斤',
    size: '你的衣服尺寸：XXS XS S M L XL XXL 3XL 4XL 5XL 6XL',
    declined: '參加，但不公開身高、體重和尺寸',
    profile: 'JSON 檔案，裡面有 id、height、weight 和 size',
    host: '監聽的位址（預設：0.0.0.0，也就是所有位址）',
    allow: '除了本機和內部網路的位址，還允許誰來問',
    as: (names: readonly string[]) => `提供哪個練習：${names.join('、')}（預設：info）`,
    servePort: '監聽的連接埠（預設：練習自己的連接埠；info 是 1024，或設定檔裡的連接埠）',
    udp: '用 UDP，不用 TCP',
    quiet: '紀錄裡只寫被拒絕的和出錯的',
    peer: '伺服器：10.1.2.10:7000、[fd00::1]:7000 或主機名稱；不寫連接埠就是 echo 的 7000',
    message: '要送的訊息；不寫就送鍵盤輸入或管線送來的內容，一行一則',
    every: '每隔幾秒送一次訊息（預設送 heartbeat）',
    count: '心跳送幾次就結束',
    seats: '教室有幾個座位，10 到 250（預設：40）',
    seed: '數字相同，教室就相同（預設：1）',
    keep: '教室一直開著，留給你自己寫的爬蟲',
    listen: '在哪裡可以看到看板（預設：127.0.0.1:8040，僅限本機）',
    handout: '同時發放學生用的檔案，和 peer-survey handout 一樣',
    handoutListen: '在哪裡可以領到檔案（預設：0.0.0.0:8050，整個區域網路都能領）',
    shell: 'bash、zsh、fish 或 powershell',
    sweepEvery: '隔幾秒問一遍，1 到 3600（預設：5）',
    checkAs: (names: readonly string[]) => `伺服器做的是哪個練習：${names.join('、')}（預設：info）`,
    strict: '也做可能讓脆弱的伺服器停下來的檢查：好幾個用戶端、突然斷線、四十個同時來',
    only: '只查一組（3）或一條（3.1），連同它需要的',
    listRules: '列出規則，不聯絡任何人',
    verbose: '顯示收到的全部內容和完整經過',
    checkFormat: 'text（預設）、json 或 junit',
    checkUdp: '用 UDP，不用 TCP（echo）',
    answers:
      '標題列為 id,height,weight,size（或 學號,身高,體重,尺寸）的 CSV，或 crawl 存下的 JSON、NDJSON；- 代表標準輸入',
    nearest: '也列出每個人最像誰',
    explain: '說明距離是怎麼來的，一項一項地說',
    pairFormat: 'text（預設）、json 或 csv',
  },
};
