import type { QueueTroubleCode, ShardFault } from '../../shared/lab.ts';
import type { Wording } from '../wording.ts';

const list = (names: readonly string[]) => names.join('、');
const count = (n: number) => n.toLocaleString('en');
/** More names than this would hide the rest of a line. */
const NAMED = 8;
const some = (names: readonly string[]) =>
  names.length > NAMED ? `${list(names.slice(0, NAMED))}等 ${names.length} 个` : list(names);

/** Seats that a worker did not bring back; the sentences of their problems. */
const shardFaults: Record<ShardFault, (of: { lab: string; text?: string }) => Wording> = {
  'workers-lost': ({ lab }) => ({
    cause: `机房 ${lab} 有三个工作进程在询问这一批座位（最多 64 个）时中途退出`,
    hint: `请查看 ${lab} 工作进程的日志；原因可能出在这批座位中的某一个。可以在那里不带 --queue 直接询问它们。`,
  }),
  'other-version': ({ lab, text }) => ({
    cause: `机房 ${lab} 的工作进程版本不同${text ? `：它用的是 ${text}` : ''}`,
    hint: '请在各机房和这里安装同一版本的 peer-survey，再重新启动工作进程。',
  }),
  'wrong-result': ({ lab, text }) => ({
    cause: `机房 ${lab} 送回的不是这些座位的结果${text ? `（${text}）` : ''}`,
    hint: `请检查 ${lab} 的工作进程：它是不是 peer-survey，是不是只有它在用这个机房的密码？`,
  }),
  'refused-address': ({ lab, text }) => ({
    cause: `机房 ${lab} 的工作进程不询问 ${text ?? '这个地址'}：它自己的 "labs" 里没有，或者是公网地址`,
    hint: '请让工作进程和 crawl 使用同一份 lab.config.json；要询问公网地址，启动工作进程时加 --allow-public。',
  }),
  'refused-settings': ({ lab, text }) => ({
    cause: `机房 ${lab} 的工作进程不接受这次询问的设置${text ? `（${text}）` : ''}`,
    hint: '请让 timeout、attempts、concurrency 不超出 lab.config.json 允许的范围。',
  }),
  'refused-shard': ({ lab, text }) => ({
    cause: `机房 ${lab} 的工作进程读不懂分给它的任务${text ? `（${text}）` : ''}`,
    hint: '请在各机房和这里安装同一版本的 peer-survey。',
  }),
  failed: ({ lab, text }) => ({
    cause: `机房 ${lab} 的工作进程失败${text ? `：${text}` : ''}`,
    hint: `请查看 ${lab} 工作进程的日志，并反馈其中的内容。`,
  }),
};

const troubles: Record<QueueTroubleCode, (of: { shown: string; detail: string }) => string> = {
  unreachable: ({ shown, detail }) =>
    `队列 ${shown}：5 秒内连不上${detail ? `（${detail}）` : ''}；服务器启动了吗？从这里能访问它的端口吗？该用 rediss:// 还是 redis://？`,
  'wrong-password': ({ shown }) =>
    `队列 ${shown}：用户名或密码不对；密码从环境变量 PEER_SURVEY_QUEUE_PASSWORD 读取`,
  'no-permission': ({ shown, detail }) =>
    `队列 ${shown}：这个用户没有所需的权限（${detail}）；peer-survey campus acl 会列出这些权限`,
  certificate: ({ shown, detail }) =>
    `队列 ${shown}：它的证书不受信任（${detail}）；用 NODE_EXTRA_CA_CERTS 指定你们自己的 CA 证书文件`,
  'certificate-name': ({ shown, detail }) =>
    `队列 ${shown}：它的证书属于另一个名字（${detail}）；请用证书里的名字，或者为这个名字签发证书`,
  'certificate-date': ({ shown, detail }) =>
    `队列 ${shown}：它的证书今天无效（${detail}）；请更新证书，或者校准这台电脑的时钟`,
  'no-tls': ({ shown, detail }) =>
    `队列 ${shown}：服务器没有启用 TLS（${detail}）；redis:// 不加密，rediss:// 加密`,
  'no-redis': ({ shown, detail }) => `队列 ${shown}：在那里应答的不是 Redis（${detail}）；请检查主机和端口`,
  'too-old': ({ shown, detail }) =>
    `队列 ${shown}：Redis ${detail} 太旧；需要 6.2 或更高版本，也可以用 Valkey`,
  evicts: ({ shown, detail }) =>
    `队列 ${shown}：它可能丢弃任务（maxmemory-policy ${detail}）；请设为 maxmemory-policy noeviction`,
  'no-database': ({ shown, detail }) =>
    `队列 ${shown}：没有这个编号的数据库（${detail}）；请去掉 URL 末尾的编号，或换一个小一点的`,
  'wrong-data': ({ shown, detail }) =>
    `队列 ${shown}：里面有不是 peer-survey 写的内容（${detail}）；请给 peer-survey 一个专用的数据库，并清空它`,
  'no-command': ({ shown, detail }) =>
    `队列 ${shown}：它拒绝 peer-survey 需要的命令（${detail}）；请使用保留全部命令的 Redis 或 Valkey`,
};

/** Sentences about a campus: several labs, a queue, and a worker in each lab. */
export const campus = {
  noWorker: ({ lab, afterMs }: { lab: string; afterMs: number }): Wording => ({
    cause: `没有人去问：${Math.round(afterMs / 1_000)} 秒内没有 ${lab} 的工作进程接手这个座位`,
    hint: `请在那里启动一个：peer-survey worker --lab ${lab}。用 peer-survey campus status 可以看到各个工作进程。`,
  }),
  shardFaults,
  troubles,
  mistakes: {
    noLabs: '没有机房；请写进 lab.config.json："labs": { "A101": ["10.1.1.10-49"] }',
    unknownLab: (name: string, near: string | undefined, known: string[]) =>
      `--lab：lab.config.json 的 "labs" 里没有 "${name}"${near ? `；是不是 ${near}？` : '。'}现有 ${some(known)}`,
    targetsWithQueue: '--queue 询问的是 lab.config.json 里的机房；请去掉目标，或者去掉 --queue',
    targetsWithLab: '--lab 的目标来自 lab.config.json；请去掉目标，或者去掉 --lab',
    noQueue:
      '没有队列；请在 --queue 后写 URL，或设置 PEER_SURVEY_QUEUE，或把 "queue": { "url": ... } 写进 lab.config.json',
    badQueueUrl: (shown: string) =>
      `--queue："${shown}" 不是队列的地址；可以写 rediss://user@host:6379、redis://host 或 unix:///path`,
    badScheme: (shown: string) => `--queue："${shown}" 不以 rediss://、redis:// 或 unix:// 开头`,
    passwordInUrl: (shown: string) =>
      `--queue："${shown}" 里有密码，别人看得到；请改用 PEER_SURVEY_QUEUE_PASSWORD`,
    unknownSurvey: (id: string, shown: string) =>
      `--resume：这个队列（${shown}）里没有调查 ${id}；它已经结束，或者队列丢失了内存中的数据`,
    badSurvey: (id: string, shown: string) =>
      `--resume：${shown} 里的调查 ${id} 是另一个版本提交的；请用当初的版本继续`,
    resumeAlone: '--resume 继续的是原来那次调查的机房；请去掉 --lab',
    needsQueue: (flag: string) => `${flag} 需要和 --queue 一起用`,
    noLab: 'worker：缺少 --lab；它指明这台电脑能连到哪个机房的座位',
    badLab: (name: string) => `--lab："${name}" 不能作机房的名称：最多 32 个英文字母、数字、_ 和 -`,
  },
  news: {
    survey: (id: string) => `调查 ${id}：万一这台电脑出故障，可用 crawl --queue --resume ${id} 继续`,
    resumed: (id: string, startedAt: string) => `继续 ${startedAt} 的调查 ${id}`,
    again: (shards: number) => `${count(shards)} 批座位不在队列里：已重新提交`,
    failed: (of: { lab: string; seats: number; cause: string }) =>
      `${of.lab}：${count(of.seats)} 个座位没有结果：${of.cause}`,
    givenUp: (of: { lab: string; seats: number; seconds: number }) =>
      `${of.lab}：没有人去问（${count(of.seats)} 个座位），${of.seconds} 秒内没有工作进程`,
    workerLacks: (lab: string, sentence: string) => `${lab}：工作进程报告：${sentence}`,
    lost: (shown: string, reason: string) => `队列 ${shown}：断开了（${reason}）；队列没有应答，正在重试`,
    refuses: (shown: string, reason: string) => `队列 ${shown}：暂时拒绝（${reason}）；正在重试`,
    back: (shown: string) => `队列 ${shown}：重新连上了`,
    progress: (at: {
      done: number;
      total: number;
      labsDone: number;
      labs: number;
      withoutWorker: string[];
    }) =>
      `座位 ${count(at.done)}/${count(at.total)}，机房完成 ${at.labsDone}/${at.labs}${at.withoutWorker.length > 0 ? `，还没有工作进程：${some(at.withoutWorker)}` : ''}`,
  },
  worker: {
    ready: (of: { worker: string; lab: string; shown: string }) =>
      `${of.worker} 为机房 ${of.lab} 工作，队列 ${of.shown}。按 Ctrl-C，做完手上的再结束。`,
    done: (id: string) => `${id}：完成`,
    failed: (id: string, cause: string) => `${id}：${cause}`,
    cancelled: (id: string) => `${id}：所属的调查已经结束`,
    lostLock: (id: string) => `${id}：占用太久，可能会由另一个工作进程再问一遍；结果只计一次`,
    ending: '做完手上的就结束；再按一次 Ctrl-C 立即结束',
    anyTarget: (lab: string) => `这里的 lab.config.json 没有机房 ${lab}：队列里给出的私有地址都会去问`,
  },
  /** On the tile of a lab. */
  boardNoWorker: '没有工作进程',
  status: {
    labs: '机房',
    workers: '工作进程',
    waiting: '等待',
    running: '进行中',
    noWorker: '无',
    surveys: '队列里的调查',
    survey: (id: string, startedAt: string) => `${id}，始于 ${startedAt}`,
    noSurvey: '队列里没有调查。',
    nothing: '队列还不知道任何机房，lab.config.json 里也没有 "labs"。',
    otherVersion: (lab: string, theirs: string, ours: string) =>
      `${lab} 用的是 ${theirs}，本程序用的是 ${ours}`,
  },
  acl: {
    written: (users: number, path: string) => `${users} 个用户的密码在 ${path}，只给你自己看`,
    noFile: (path: string) => `${path} 不是普通文件；请用 --passwords 另选一个能保存密码的文件`,
    badPasswords: (path: string, line: number) =>
      `${path} 第 ${line} 行：应为用户名和至少 16 个字母或数字的密码；请改正，或用 --passwords 另选文件`,
  },
  demo: {
    ready: (of: { labs: number; seats: number }) =>
      `本机上开了 ${of.labs} 个机房、${of.seats} 个座位，从 127.1.1.1 起；每个机房一个工作进程，中间是一个队列；有几个座位故意出了毛病`,
    killed: (lab: string) => `${lab} 的工作进程问到一半被强行终止（SIGKILL）。`,
    restarted: (lab: string) => `${lab} 的另一个工作进程来了：它把那些座位再问一遍，每个只计一次。`,
    noRedis: '没有 redis-server；请安装：apt install redis-server、dnf install valkey 或 brew install redis',
    oneAddress: 'demo --campus 需要像 Linux 那样整个 127.0.0.0/8 都是本机；请改用 demo，或在容器里运行',
  },
  report: {
    heading: '各机房',
    whole: (names: string[]) => `全部答完：${some(names)}`,
    lab: (of: { lab: string; answered: number; total: number; help: number; nobody: number }) =>
      `${of.lab}：${of.total} 个座位中有 ${of.answered} 个回答${of.help > 0 ? `，${of.help} 个需要帮助` : ''}${of.nobody > 0 ? `，${of.nobody} 个没人` : ''}`,
    mostly: (line: string, cause: string) => `${line}；最常见：${cause}`,
    notAsked: (lab: string, total: number, seconds: number) =>
      `${lab}：没有人去问（${count(total)} 个座位），${seconds} 秒内没有工作进程`,
    partly: (run: { answered: number; total: number; seconds: string; notAsked: number }) =>
      `${run.total} 个座位中有 ${run.answered} 个回答，用了 ${run.seconds} 秒；${run.notAsked} 个没问到。`,
    seat: (seat: number, lab: string) => `${lab} 的 ${seat}`,
  },
};
