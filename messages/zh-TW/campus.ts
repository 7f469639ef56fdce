import type { QueueTroubleCode, ShardFault } from '../../shared/lab.ts';
import type { Wording } from '../wording.ts';

const list = (names: readonly string[]) => names.join('、');
const count = (n: number) => n.toLocaleString('en');
/** More names than this would hide the rest of a line. */
const NAMED = 8;
const some = (names: readonly string[]) =>
  names.length > NAMED ? `${list(names.slice(0, NAMED))}等 ${names.length} 間` : list(names);

/** Seats that a worker did not bring back; the sentences of their problems. */
const shardFaults: Record<ShardFault, (of: { lab: string; text?: string }) => Wording> = {
  'workers-lost': ({ lab }) => ({
    cause: `教室 ${lab} 有三個工作程式在詢問這一批座位（最多 64 個）時中途結束`,
    hint: `請看 ${lab} 工作程式的紀錄；原因可能出在這批座位的其中一個。可以在那裡不加 --queue 直接詢問它們。`,
  }),
  'other-version': ({ lab, text }) => ({
    cause: `教室 ${lab} 的工作程式版本不同${text ? `：它用的是 ${text}` : ''}`,
    hint: '請在各教室和這裡安裝同一版的 peer-survey，再重新啟動工作程式。',
  }),
  'wrong-result': ({ lab, text }) => ({
    cause: `教室 ${lab} 送回的不是這些座位的結果${text ? `（${text}）` : ''}`,
    hint: `請檢查 ${lab} 的工作程式：它是不是 peer-survey，是不是只有它在用這間教室的密碼？`,
  }),
  'refused-address': ({ lab, text }) => ({
    cause: `教室 ${lab} 的工作程式不詢問 ${text ?? '這個位址'}：它自己的 "labs" 裡沒有，或者是公用位址`,
    hint: '請讓工作程式和 crawl 使用同一份 lab.config.json；要詢問公用位址，啟動工作程式時加上 --allow-public。',
  }),
  'refused-settings': ({ lab, text }) => ({
    cause: `教室 ${lab} 的工作程式不接受這次詢問的設定${text ? `（${text}）` : ''}`,
    hint: '請讓 timeout、attempts、concurrency 不超出 lab.config.json 允許的範圍。',
  }),
  'refused-shard': ({ lab, text }) => ({
    cause: `教室 ${lab} 的工作程式看不懂分給它的工作${text ? `（${text}）` : ''}`,
    hint: '請在各教室和這裡安裝同一版的 peer-survey。',
  }),
  failed: ({ lab, text }) => ({
    cause: `教室 ${lab} 的工作程式失敗${text ? `：${text}` : ''}`,
    hint: `請看 ${lab} 工作程式的紀錄，並回報其中的內容。`,
  }),
};

const troubles: Record<QueueTroubleCode, (of: { shown: string; detail: string }) => string> = {
  unreachable: ({ shown, detail }) =>
    `佇列 ${shown}：5 秒內連不上${detail ? `（${detail}）` : ''}；伺服器啟動了嗎？從這裡連得到它的連接埠嗎？該用 rediss:// 還是 redis://？`,
  'wrong-password': ({ shown }) =>
    `佇列 ${shown}：使用者或密碼不對；密碼從環境變數 PEER_SURVEY_QUEUE_PASSWORD 讀取`,
  'no-permission': ({ shown, detail }) =>
    `佇列 ${shown}：這個使用者沒有所需的權限（${detail}）；peer-survey campus acl 會列出這些權限`,
  certificate: ({ shown, detail }) =>
    `佇列 ${shown}：它的憑證不受信任（${detail}）；用 NODE_EXTRA_CA_CERTS 指定貴校自己的 CA 憑證檔`,
  'certificate-name': ({ shown, detail }) =>
    `佇列 ${shown}：它的憑證屬於另一個名稱（${detail}）；請用憑證裡的名稱，或者為這個名稱簽發憑證`,
  'certificate-date': ({ shown, detail }) =>
    `佇列 ${shown}：它的憑證今天無效（${detail}）；請更新憑證，或者校正這台電腦的時鐘`,
  'no-tls': ({ shown, detail }) =>
    `佇列 ${shown}：伺服器沒有啟用 TLS（${detail}）；redis:// 不加密，rediss:// 加密`,
  'no-redis': ({ shown, detail }) => `佇列 ${shown}：在那裡回應的不是 Redis（${detail}）；請檢查主機和連接埠`,
  'too-old': ({ shown, detail }) =>
    `佇列 ${shown}：Redis ${detail} 太舊；需要 6.2 以上的版本，也可以用 Valkey`,
  evicts: ({ shown, detail }) =>
    `佇列 ${shown}：它可能丟棄工作（maxmemory-policy ${detail}）；請設成 maxmemory-policy noeviction`,
  'no-database': ({ shown, detail }) =>
    `佇列 ${shown}：沒有這個編號的資料庫（${detail}）；請去掉 URL 結尾的編號，或換一個小一點的`,
  'wrong-data': ({ shown, detail }) =>
    `佇列 ${shown}：裡面有不是 peer-survey 寫的內容（${detail}）；請給 peer-survey 一個專用的資料庫，並清空它`,
  'no-command': ({ shown, detail }) =>
    `佇列 ${shown}：它拒絕 peer-survey 需要的指令（${detail}）；請使用保留全部指令的 Redis 或 Valkey`,
};

/** Sentences about a campus: several labs, a queue, and a worker in each lab. */
export const campus = {
  noWorker: ({ lab, afterMs }: { lab: string; afterMs: number }): Wording => ({
    cause: `沒有人去問：${Math.round(afterMs / 1_000)} 秒內沒有 ${lab} 的工作程式接手這個座位`,
    hint: `請在那裡啟動一個：peer-survey worker --lab ${lab}。用 peer-survey campus status 可以看到各個工作程式。`,
  }),
  shardFaults,
  troubles,
  mistakes: {
    noLabs: '沒有電腦教室；請寫進 lab.config.json："labs": { "A101": ["10.1.1.10-49"] }',
    unknownLab: (name: string, near: string | undefined, known: string[]) =>
      `--lab：lab.config.json 的 "labs" 裡沒有 "${name}"${near ? `；是不是 ${near}？` : '。'}現有 ${some(known)}`,
    targetsWithQueue: '--queue 詢問的是 lab.config.json 裡的電腦教室；請拿掉對象，或者拿掉 --queue',
    targetsWithLab: '--lab 的對象來自 lab.config.json；請拿掉對象，或者拿掉 --lab',
    noQueue:
      '沒有佇列；請在 --queue 後面寫 URL，或設定 PEER_SURVEY_QUEUE，或把 "queue": { "url": ... } 寫進 lab.config.json',
    badQueueUrl: (shown: string) =>
      `--queue：「${shown}」不是佇列的位址；可以寫 rediss://user@host:6379、redis://host 或 unix:///path`,
    badScheme: (shown: string) => `--queue：「${shown}」不是以 rediss://、redis:// 或 unix:// 開頭`,
    passwordInUrl: (shown: string) =>
      `--queue：「${shown}」裡有密碼，別人看得到；請改用 PEER_SURVEY_QUEUE_PASSWORD`,
    unknownSurvey: (id: string, shown: string) =>
      `--resume：這個佇列（${shown}）裡沒有調查 ${id}；它已經結束，或者佇列失去了記憶體裡的資料`,
    badSurvey: (id: string, shown: string) =>
      `--resume：${shown} 裡的調查 ${id} 是另一個版本送出的；請用當初的版本繼續`,
    resumeAlone: '--resume 繼續的是原來那次調查的教室；請拿掉 --lab',
    needsQueue: (flag: string) => `${flag} 要和 --queue 一起用`,
    noLab: 'worker：缺少 --lab；它指明這台電腦連得到哪間教室的座位',
    badLab: (name: string) => `--lab：「${name}」不能當電腦教室的名稱：最多 32 個英文字母、數字、_ 和 -`,
  },
  news: {
    survey: (id: string) => `調查 ${id}：萬一這台電腦故障，可用 crawl --queue --resume ${id} 繼續`,
    resumed: (id: string, startedAt: string) => `繼續 ${startedAt} 的調查 ${id}`,
    again: (shards: number) => `${count(shards)} 批座位不在佇列裡：已重新送出`,
    failed: (of: { lab: string; seats: number; cause: string }) =>
      `${of.lab}：${count(of.seats)} 個座位沒有結果：${of.cause}`,
    givenUp: (of: { lab: string; seats: number; seconds: number }) =>
      `${of.lab}：沒有人去問（${count(of.seats)} 個座位），${of.seconds} 秒內沒有工作程式`,
    workerLacks: (lab: string, sentence: string) => `${lab}：工作程式回報：${sentence}`,
    lost: (shown: string, reason: string) => `佇列 ${shown}：斷線了（${reason}）；佇列沒有回應，正在重試`,
    refuses: (shown: string, reason: string) => `佇列 ${shown}：暫時拒絕（${reason}）；正在重試`,
    back: (shown: string) => `佇列 ${shown}：重新連上了`,
    progress: (at: {
      done: number;
      total: number;
      labsDone: number;
      labs: number;
      withoutWorker: string[];
    }) =>
      `座位 ${count(at.done)}/${count(at.total)}，教室完成 ${at.labsDone}/${at.labs}${at.withoutWorker.length > 0 ? `，還沒有工作程式：${some(at.withoutWorker)}` : ''}`,
  },
  worker: {
    ready: (of: { worker: string; lab: string; shown: string }) =>
      `${of.worker} 為教室 ${of.lab} 工作，佇列 ${of.shown}。按 Ctrl-C，做完手上的再結束。`,
    done: (id: string) => `${id}：完成`,
    failed: (id: string, cause: string) => `${id}：${cause}`,
    cancelled: (id: string) => `${id}：所屬的調查已經結束`,
    lostLock: (id: string) => `${id}：占用太久，可能會由另一個工作程式再問一次；結果只算一次`,
    ending: '做完手上的就結束；再按一次 Ctrl-C 立刻結束',
    anyTarget: (lab: string) => `這裡的 lab.config.json 沒有教室 ${lab}：佇列給的私人位址都會去問`,
  },
  /** On the tile of a lab. */
  boardNoWorker: '沒有工作程式',
  status: {
    labs: '教室',
    workers: '工作程式',
    waiting: '等待',
    running: '進行中',
    noWorker: '無',
    surveys: '佇列裡的調查',
    survey: (id: string, startedAt: string) => `${id}，始於 ${startedAt}`,
    noSurvey: '佇列裡沒有調查。',
    nothing: '佇列還不知道任何教室，lab.config.json 裡也沒有 "labs"。',
    otherVersion: (lab: string, theirs: string, ours: string) =>
      `${lab} 用的是 ${theirs}，本程式用的是 ${ours}`,
  },
  acl: {
    written: (users: number, path: string) => `${users} 個使用者的密碼在 ${path}，只給你自己看`,
    noFile: (path: string) => `${path} 不是一般檔案；請用 --passwords 另選一個能儲存密碼的檔案`,
    badPasswords: (path: string, line: number) =>
      `${path} 第 ${line} 行：應為使用者名稱和至少 16 個字母或數字的密碼；請改正，或用 --passwords 另選檔案`,
  },
  demo: {
    ready: (of: { labs: number; seats: number }) =>
      `本機開了 ${of.labs} 間電腦教室、${of.seats} 個座位，從 127.1.1.1 起；每間教室一個工作程式，中間是一個佇列；有幾個座位故意出了毛病`,
    killed: (lab: string) => `${lab} 的工作程式問到一半被強制終止（SIGKILL）。`,
    restarted: (lab: string) => `${lab} 的另一個工作程式來了：它把那些座位再問一次，每個只算一次。`,
    noRedis: '沒有 redis-server；請安裝：apt install redis-server、dnf install valkey 或 brew install redis',
    oneAddress: 'demo --campus 需要像 Linux 那樣整個 127.0.0.0/8 都是本機；請改用 demo，或在容器裡執行',
  },
  report: {
    heading: '各間教室',
    whole: (names: string[]) => `全部答完：${some(names)}`,
    lab: (of: { lab: string; answered: number; total: number; help: number; nobody: number }) =>
      `${of.lab}：${of.total} 個座位中有 ${of.answered} 個回答${of.help > 0 ? `，${of.help} 個需要協助` : ''}${of.nobody > 0 ? `，${of.nobody} 個沒人` : ''}`,
    mostly: (line: string, cause: string) => `${line}；最常見：${cause}`,
    notAsked: (lab: string, total: number, seconds: number) =>
      `${lab}：沒有人去問（${count(total)} 個座位），${seconds} 秒內沒有工作程式`,
    partly: (run: { answered: number; total: number; seconds: string; notAsked: number }) =>
      `${run.total} 個座位中有 ${run.answered} 個回答，花了 ${run.seconds} 秒；${run.notAsked} 個沒問到。`,
    seat: (seat: number, lab: string) => `${lab} 的 ${seat}`,
  },
};
