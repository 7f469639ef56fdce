import type { CommandName } from '../../shared/ids.ts';
import type { OptionFacts } from '../facts.ts';

/** What stands behind the sentence of an option or an argument: "：text、json 或 csv（預設：text）". */
function facts({ choices = [], limits, value }: OptionFacts): string {
  const last = choices.at(-1) ?? '';
  const list = choices.length > 1 ? `${choices.slice(0, -1).join('、')} 或 ${last}` : last;
  const range =
    limits === undefined
      ? []
      : [limits.maximum === undefined ? `至少 ${limits.minimum}` : `${limits.minimum} 到 ${limits.maximum}`];
  const inBrackets = [...range, ...(value === undefined ? [] : [`預設：${value}`])].join('；');
  return `${list && `：${list}`}${inBrackets && `（${inBrackets}）`}`;
}

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
  } satisfies Record<CommandName, string>,
  facts,
  ofCommand: '查看一個指令的用法',
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
  /** Defaults that take words. */
  defaults: {
    config: '目前目錄有 lab.config.json 就用它',
    lang: '依系統設定',
    show: 'all；html 是 seats',
    exercisePort: '練習自己的連接埠；info 用設定檔裡的連接埠，沒有就是 1024',
  },
  options: {
    config: '全班的設定',
    lang: '用什麼語言',
    noColor: '不用顏色',
    version: '顯示版本',
    help: '顯示這份說明',
    target: '10.1.2.10-49、10.1.2.10+40、10.1.2.0/24、位址或主機名稱（後面可加 :連接埠），或 @檔案',
    port: '座位的連接埠',
    exclude: '不去問的對象',
    concurrency: '同時問幾個座位',
    timeout: '一個座位總共最多花多少毫秒',
    attempts: '一個座位最多連線幾次；伺服器容易當掉就用 1',
    metric: '距離的算法',
    weights: '身高、體重、尺寸的權重',
    top: '列出最近的幾對',
    format: '報告的格式',
    out: '把報告寫進檔案；要嘛寫完整，要嘛不寫',
    show: 'seats 不顯示學號和身材，適合投影',
    minOk: '回答的座位少於這個數，結束代碼就是 1',
    allowPublic: '公用位址也問',
    maxHosts: '最多問多少個位址',
    id: '你的學號',
    height: '你的身高，單位是公分',
    weight: '你的體重，單位是公斤',
    size: '你的衣服尺寸：XXS XS S M L XL XXL 3XL 4XL 5XL 6XL',
    declined: '參加，但不公開身高、體重和尺寸',
    profile: 'JSON 檔案，裡面有 id、height、weight 和 size',
    host: '監聽的位址；0.0.0.0 就是所有位址',
    allow: '除了本機和內部網路的位址，還允許誰來問',
    as: '提供哪個練習',
    exercisePort: '練習的連接埠',
    udp: '用 UDP，不用 TCP',
    quiet: '紀錄裡只寫被拒絕的和出錯的',
    peer: '伺服器：10.1.2.10:7000、[fd00::1]:7000 或主機名稱；不寫連接埠就是 echo 的 7000',
    message: '要送的訊息；不寫就送鍵盤輸入或管線送來的內容，一行一則',
    every: '每隔幾秒送一次訊息；不寫訊息就送 heartbeat',
    count: '心跳送幾次就結束',
    seats: '教室有幾個座位',
    seed: '數字相同，教室就相同',
    keep: '教室一直開著，留給你自己寫的爬蟲',
    listen: '在哪裡可以看到看板；127.0.0.1 僅限本機',
    handout: '同時發放學生用的檔案，和 peer-survey handout 一樣',
    handoutListen: '在哪裡可以領到檔案；0.0.0.0 是整個區域網路都能領',
    shell: '為哪個 shell 寫',
    sweepEvery: '隔幾秒問一遍',
    checkAs: '伺服器做的是哪個練習',
    strict: '也做可能讓脆弱的伺服器停下來的檢查：好幾個用戶端、突然斷線、四十個同時來',
    only: '只查一組（3）或一條（3.1），連同它需要的',
    listRules: '列出規則，不聯絡任何人',
    verbose: '顯示收到的全部內容和完整經過',
    checkUdp: '用 UDP，不用 TCP（echo）',
    answers:
      '標題列為 id,height,weight,size（或 學號,身高,體重,尺寸）的 CSV，或 crawl 存下的 JSON、NDJSON；- 代表標準輸入',
    nearest: '也列出每個人最像誰',
    explain: '說明距離是怎麼來的，一項一項地說',
  },
};
